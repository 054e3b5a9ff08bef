-- undo_later: committed batches that build on rows of a batch
-- in:   @batchId
-- out:  BatchId, Updated, Unchanged (rows of it that they replaced, that they brought again), ChangedData (0 when they brought nothing else)
-- used: BatchUndo.Preview
select x.batch_id as BatchId, x.updated as Updated, x.unchanged as Unchanged, b.inserted + b.updated as ChangedData
from batch_base x
join batch b on b.id = x.batch_id
where x.base_id = @batchId and b.state = 5
order by x.batch_id
