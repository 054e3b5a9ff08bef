-- audit_list: events, oldest first
-- in:   @batchId or null
-- out:  Id, At, BatchId, Event, Detail
-- used: AuditStore.ListAsync
select id as Id, at as At, batch_id as BatchId, event as Event, detail as Detail
from audit
where @batchId is null or batch_id = @batchId
order by id
