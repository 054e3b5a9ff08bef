-- audit_seal: a row that was written before the audit was a chain
-- in:   @changesDigest, @digest, @id
-- out:  nothing
-- used: AuditChain.SealOlder
update audit set changes_digest = @changesDigest, digest = @digest where id = @id and digest is null
