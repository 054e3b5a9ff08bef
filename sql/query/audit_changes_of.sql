-- audit_changes_of: what a batch changes, in the order in which it is sealed
-- in:   @batchId
-- out:  part, row_id, replaces, changes
-- used: AuditDigest.OfChanges
select part, row_id, replaces, changes
from audit_change
where batch_id = @batchId
order by part, row_id
