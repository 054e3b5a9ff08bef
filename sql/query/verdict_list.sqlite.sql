-- verdict_list: errors and queries of a batch in the order of the file (sqlite: limit and offset)
-- in:   @batchId, @severity or null, @checkId or null, @skip, @take
-- out:  the columns of VerdictRow
-- used: VerdictStore.OfBatchAsync
select
    check_id as CheckId, severity as Severity, part as Part, file_row as FileRow, file_column as FileColumn, item as Item,
    value as Value, arguments as Arguments
from verdict
where batch_id = @batchId
  and (@severity is null or severity = @severity)
  and (@checkId is null or check_id = @checkId)
order by part, file_row, number
limit @take offset @skip
