-- undo_followed: later batches with follow-ups of cases that are in the data only by a batch
-- in:   @batchId
-- out:  BatchId, RowCount (follow-ups)
-- used: UndoHolders.Of
select f.batch_id as BatchId, count(*) as RowCount
from batch c
cross join batch_range r on r.batch_id = c.id and r.part = 1
cross join tumour t on t.id between r.first_id and r.last_id and t.batch_id = r.batch_id
cross join follow_up f on f.registry = t.registry and f.case_number = t.case_number and f.tumour_number = t.tumour_number
cross join batch b on b.id = f.batch_id
where c.id = @batchId and t.replaces is null and b.state = 5 and b.committed_version > c.committed_version
group by f.batch_id
