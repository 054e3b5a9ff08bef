-- audit_count: how many events there are (sqlite: json_extract); the conditions are those of audit_list
-- in:   @batchId, @event, @actor, @from, @to, @personId, @registry and @number (both or none), @isDeath (1 or 0)
-- out:  a number
-- used: AuditStore.FindAsync
select count(*)
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
                select 'P' || t.id from tumour t where t.registry = @registry and t.case_number = @number and @isDeath = 0
                union all
                select 'P' || d.id from death d where d.registry = @registry and d.death_number = @number and @isDeath = 1)
            and @isDeath = case
                when json_extract(a.detail, '$.deathNumber') is not null or json_extract(a.detail, '$.part') = 2 then 1
                else 0 end
        or json_extract(a.detail, '$.confirmation') in (
            select c.id from confirmation c
            where c.registry = @registry and c.record_number = @number
                and @isDeath = case when c.part = 2 and c.tumour_number = 0 then 1 else 0 end)
        or json_extract(a.detail, '$.traceId') in (
            select x.id from death_trace x where x.registry = @registry and x.death_number = @number and @isDeath = 1)
        or json_extract(a.detail, '$.confirmation') is null
            and a.batch_id in (
                select t.batch_id from tumour t where t.registry = @registry and t.case_number = @number and @isDeath = 0
                union all
                select d.batch_id from death d where d.registry = @registry and d.death_number = @number and @isDeath = 1
                union all
                select t.ended_by from tumour t where t.registry = @registry and t.case_number = @number and @isDeath = 0
                union all
                select d.ended_by from death d where d.registry = @registry and d.death_number = @number and @isDeath = 1))
