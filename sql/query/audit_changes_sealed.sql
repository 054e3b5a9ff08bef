-- audit_changes_sealed: the digest of what a batch changes, as it was taken when the batch was checked
-- in:   @batchId
-- out:  a digest or null
-- used: BatchCommit.Run
select changes_digest
from audit
where batch_id = @batchId and event = 'checked'
order by id desc
