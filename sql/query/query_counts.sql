-- query_counts: how the queries on committed records and files were answered, by registry and check
-- in:   @registry or null
-- out:  Registry, CheckId, Asked, Confirmed, Corrected, Open
-- used: QueryStore.CountsAsync
select registry as Registry, check_id as CheckId, count(*) as Asked, sum(confirmed) as Confirmed,
    sum((1 - confirmed) * (1 - live)) as Corrected, sum((1 - confirmed) * live) as Open
from (
    select q.registry, q.check_id, max(case when c.id is null then 0 else 1 end) as confirmed, max(q.is_current) as live
    from asked_query q
    left join confirmation c on c.fingerprint = q.fingerprint and c.withdrawn_at is null
    where q.batch_state = 5 and (@registry is null or q.registry = @registry)
    group by q.registry, q.check_id, q.fingerprint
) asked
group by registry, check_id
order by registry, check_id
