-- state_list: the data states and what made each of them
-- in:   nothing
-- out:  Version, At, Event, BatchId, Actor
-- used: StateStore.ListAsync
select Version, At, Event, BatchId, Actor
from (
    select a.data_version as Version, a.at as At, a.event as Event, a.batch_id as BatchId, a.actor as Actor,
        lag(a.data_version, 1, 0) over (order by a.id) as Earlier
    from audit a
    where a.data_version is not null
)
where Version > Earlier
order by Version
