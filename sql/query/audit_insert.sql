-- audit_insert: one event
-- in:   a value for each column
-- out:  nothing
-- used: AuditChain.Append
insert into audit (
    id, at, batch_id, event, actor, data_version, detail, changes_digest, digest)
values (
    @id, @at, @batchId, @event, @actor, @dataVersion, @detail, @changesDigest, @digest)
