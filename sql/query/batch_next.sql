-- batch_next: the number of a new batch; that of a batch whose events stay is not given again
-- in:   nothing
-- out:  id
-- used: BatchStore.CreateAsync, CompensationWriter.Write
select max(coalesce(max(id), 0), 0) + 1
from (
    select max(id) as id from batch
    union all
    select max(batch_id) as id from audit
) used
