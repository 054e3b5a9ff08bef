-- round_queries: what was asked about the rows of a delivery
-- in:   @batchId
-- out:  Part, FileRow, CheckId
-- used: RoundStore.DifferenceAsync
select part as Part, file_row as FileRow, check_id as CheckId
from verdict
where batch_id = @batchId and severity = 1 and file_row > 0 and part is not null
