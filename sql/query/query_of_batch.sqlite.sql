-- query_of_batch: the queries of a batch with their answers, in the order of the file (sqlite: limit and offset)
-- in:   @batchId, @registry or null, @checkId or null, @state (1 open, 2 confirmed) or null, @skip, @take
-- out:  QueryRow
-- used: QueryStore.ListAsync
select
    v.check_id as CheckId, v.severity as Severity, v.part as Part, v.file_row as FileRow, v.file_column as FileColumn, v.item as Item,
    v.value as Value, v.arguments as Arguments, v.record_number as RecordNumber, v.tumour_number as TumourNumber,
    v.fingerprint as Fingerprint, v.batch_id as BatchId, b.registry as Registry, c.id as ConfirmationId,
    c.confirmed_at as ConfirmedAt, c.confirmed_by as ConfirmedBy, c.reason as Reason, count(*) over () as Total,
    s.stands as Stands, exists (select 1 from batch_unchanged u where u.batch_id = v.batch_id and u.part = v.part and u.file_row = v.file_row) as IsOfUnchanged
from verdict v
join batch b on b.id = v.batch_id
left join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
join (
    select number, max(stands) as stands
    from (
        select q.number, q.stands from asked_query q where q.batch_id = @batchId
        union all
        select w.number, 0 from verdict w where w.batch_id = @batchId and w.severity = 1
    )
    group by number
) s on s.number = v.number
where v.batch_id = @batchId and v.severity = 1
  and (@registry is null or b.registry = @registry)
  and (@checkId is null or v.check_id = @checkId)
  and (@state is null or (@state = 1 and c.id is null and s.stands = 1) or (@state = 2 and c.id is not null))
order by v.part, v.file_row, v.number
limit @take offset @skip
