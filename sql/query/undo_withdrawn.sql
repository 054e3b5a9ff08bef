-- undo_withdrawn: records that a compensation took out of the data, by part
-- in:   @batchId
-- out:  Part, RowCount
-- used: BatchUndo.Parts
select part as Part, count(*) as RowCount
from compensated_row
where batch_id = @batchId and fate = 1
group by part
