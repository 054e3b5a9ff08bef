-- batch_cells: what a batch adds to the counts
-- in:   @batchId
-- out:  Cases, Deaths
-- used: BatchCommit.Reconcile
select coalesce(sum(cases), 0) as Cases, coalesce(sum(deaths), 0) as Deaths
from cell
where batch_id = @batchId
