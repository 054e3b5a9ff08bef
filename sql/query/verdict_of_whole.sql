-- verdict_of_whole: errors and queries on the file and its parts as wholes
-- in:   @batchId
-- out:  the columns of VerdictRow
-- used: VerdictStore.OfWholeAsync
select
    check_id as CheckId, severity as Severity, part as Part, file_row as FileRow, file_column as FileColumn, item as Item,
    value as Value, arguments as Arguments
from verdict
where batch_id = @batchId and file_row = 0
order by part, number
