-- verdict_list: errors and queries of a batch in the order of the file (sqlite: limit and offset)
-- in:   @batchId, @severity or null, @checkId or null, @skip, @take
-- out:  the columns of VerdictRow
-- used: VerdictStore.OfBatchAsync
select
    v.check_id as CheckId, v.severity as Severity, v.part as Part, v.file_row as FileRow, v.file_column as FileColumn, v.item as Item,
    v.value as Value, v.arguments as Arguments, c.id is not null as IsConfirmed
from verdict v
left join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
where v.batch_id = @batchId
  and (@severity is null or v.severity = @severity)
  and (@checkId is null or v.check_id = @checkId)
order by v.part, v.file_row, v.number
limit @take offset @skip
