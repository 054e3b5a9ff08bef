-- verdict_of_whole: errors and queries on the file and its parts as wholes
-- in:   @batchId
-- out:  the columns of VerdictRow
-- used: VerdictStore.OfWholeAsync
select
    v.check_id as CheckId, v.severity as Severity, v.part as Part, v.file_row as FileRow, v.file_column as FileColumn, v.item as Item,
    v.value as Value, v.arguments as Arguments, c.id is not null as IsConfirmed
from verdict v
left join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
where v.batch_id = @batchId and v.file_row = 0
order by v.part, v.number
