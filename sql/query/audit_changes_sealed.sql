-- audit_changes_sealed: the digest of what a batch changes, as it was taken when the batch was checked
-- in:   @batchId
-- out:  changes_digest (null: it changes nothing), the last first; no row when the batch was not checked
-- used: AuditChain.Append
select changes_digest
from audit
where batch_id = @batchId and event = 'checked'
order by id desc
