-- undo_later: committed batches that build on rows of a batch
-- in:   @batchId
-- out:  BatchId, Updated, Unchanged (rows of it that they replaced or withdrew, that they brought again or relied on), ChangedData (0 when they brought nothing else)
-- used: UndoHolders.Of
select x.batch_id as BatchId, x.updated as Updated, x.unchanged as Unchanged, b.inserted + b.updated + b.withdrawn as ChangedData
from batch_base x
join batch b on b.id = x.batch_id
where x.base_id = @batchId and b.state = 5
order by x.batch_id
