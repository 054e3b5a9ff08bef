-- audit_insert: one event
-- in:   a value for each column
-- out:  nothing
-- used: AuditStore
insert into audit (
    at, batch_id, event, detail)
values (
    @at, @batchId, @event, @detail)
