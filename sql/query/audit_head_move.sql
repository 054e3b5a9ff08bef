-- audit_head_move: the last row of the audit
-- in:   @number, @digest
-- out:  nothing
-- used: AuditChain.Append
update audit_head set number = @number, digest = @digest where id = 1
