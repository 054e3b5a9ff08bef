-- query_list: queries on the versions and files that count or wait for a commit, with their answers (sqlite: limit and offset)
-- in:   @registry or null, @batchId (not looked at), @checkId or null, @state (1 open, 2 confirmed) or null, @skip, @take
-- out:  QueryRow
-- used: QueryStore.ListAsync
select
    v.check_id as CheckId, v.severity as Severity, v.part as Part, v.file_row as FileRow, v.file_column as FileColumn, v.item as Item,
    v.value as Value, v.arguments as Arguments, v.record_number as RecordNumber, v.tumour_number as TumourNumber,
    v.fingerprint as Fingerprint, v.batch_id as BatchId, q.registry as Registry, c.id as ConfirmationId,
    c.confirmed_at as ConfirmedAt, c.confirmed_by as ConfirmedBy, c.reason as Reason, count(*) over () as Total
from asked_query q
join verdict v on v.batch_id = q.batch_id and v.number = q.number
left join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
where q.stands = 1
  and (@registry is null or q.registry = @registry)
  and (@checkId is null or q.check_id = @checkId)
  and (@state is null or (@state = 1 and c.id is null) or (@state = 2 and c.id is not null))
order by v.batch_id, v.part, v.file_row, v.number
limit @take offset @skip
