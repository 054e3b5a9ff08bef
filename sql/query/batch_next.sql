-- batch_next: the number of a new batch; that of a dry run, whose batch is gone and whose events stay, is not given again
-- in:   nothing
-- out:  id
-- used: BatchStore.CreateAsync
select coalesce(max(id), 0) + 1
from (
    select max(id) as id from batch
    union all
    select max(batch_id) as id from audit
) used
