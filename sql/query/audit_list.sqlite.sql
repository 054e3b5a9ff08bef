-- audit_list: events, oldest first (sqlite: json_extract, limit and offset)
-- in:   @batchId, @event, @actor, @from, @to, @personId, @registry and @number (both or none), @part (1 a case, 2 a death, 4 a follow-up), @skip, @take
-- out:  Id, At, BatchId, Event, Actor, DataState, Detail, Digest
-- used: AuditStore.FindAsync
select a.id as Id, a.at as At, a.batch_id as BatchId, a.event as Event,
    coalesce(a.actor, json_extract(a.detail, '$.by')) as Actor, a.data_version as DataState, a.detail as Detail, a.digest as Digest
from audit a
where (@batchId is null or a.batch_id = @batchId)
    and (@event is null or a.event = @event)
    and (@actor is null or coalesce(a.actor, json_extract(a.detail, '$.by')) = @actor)
    and (@from is null or a.at >= @from)
    and (@to is null or a.at < @to)
    and (@personId is null or @personId in (
        json_extract(a.detail, '$.personId'), json_extract(a.detail, '$.personA'), json_extract(a.detail, '$.personB')))
    and (@number is null
        or json_extract(a.detail, '$.registry') = @registry
            and coalesce(json_extract(a.detail, '$.recordNumber'), json_extract(a.detail, '$.deathNumber')) in (
                select @number
                union all
                select 'P' || t.id from tumour t where t.registry = @registry and t.case_number = @number and @part = 1
                union all
                select 'P' || d.id from death d where d.registry = @registry and d.death_number = @number and @part = 2)
            and @part = case
                when json_extract(a.detail, '$.deathNumber') is not null or json_extract(a.detail, '$.part') = 2 then 2
                when json_extract(a.detail, '$.part') = 4 then 4
                else 1 end
        or json_extract(a.detail, '$.confirmation') in (
            select c.id from confirmation c
            where c.registry = @registry
                and (c.record_number = @number and @part = case when c.part in (2, 4) and c.tumour_number = 0 then c.part else 1 end
                    or @part = 1 and c.part = 4 and substr(c.record_number, 1, length(c.record_number) - 12) = @number))
        or json_extract(a.detail, '$.traceId') in (
            select x.id from death_trace x where x.registry = @registry and x.death_number = @number and @part = 2)
        or json_extract(a.detail, '$.confirmation') is null
            and a.batch_id in (
                select t.batch_id from tumour t where t.registry = @registry and t.case_number = @number and @part = 1
                union all
                select d.batch_id from death d where d.registry = @registry and d.death_number = @number and @part = 2
                union all
                select t.ended_by from tumour t where t.registry = @registry and t.case_number = @number and @part = 1
                union all
                select d.ended_by from death d where d.registry = @registry and d.death_number = @number and @part = 2
                union all
                select f.batch_id from follow_up f
                where f.registry = @registry and f.case_number = iif(@part = 4, substr(@number, 1, length(@number) - 12), @number)
                    and (@part = 1 or @part = 4 and f.tumour_number = cast(substr(@number, length(@number) - 10, 2) as integer)
                        and f.follow_up_date = cast(substr(@number, length(@number) - 7) as integer))
                union all
                select f.ended_by from follow_up f
                where f.registry = @registry and f.case_number = iif(@part = 4, substr(@number, 1, length(@number) - 12), @number)
                    and (@part = 1 or @part = 4 and f.tumour_number = cast(substr(@number, length(@number) - 10, 2) as integer)
                        and f.follow_up_date = cast(substr(@number, length(@number) - 7) as integer))))
order by a.id
limit @take offset @skip
