-- query_of_row: the queries on a row of a batch
-- in:   @batchId, @part or null, @fileRow, @checkId or null
-- out:  QueryRow
-- used: StoredVersions.Queries, ConfirmationStore.Find
select
    v.check_id as CheckId, v.severity as Severity, v.part as Part, v.file_row as FileRow, v.file_column as FileColumn, v.item as Item,
    v.value as Value, v.arguments as Arguments, v.record_number as RecordNumber, v.tumour_number as TumourNumber,
    v.fingerprint as Fingerprint, v.batch_id as BatchId, b.registry as Registry, c.id as ConfirmationId
from verdict v
join batch b on b.id = v.batch_id
left join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
where v.batch_id = @batchId and v.file_row = @fileRow and v.severity = 1
  and (@part is null or v.part = @part)
  and (@checkId is null or v.check_id = @checkId)
order by v.number
