-- death_trace_events: the steps of a tracing, oldest first
-- in:   @traceId
-- out:  At, By, FromState, ToState, Note
-- used: DeathClearanceStore.StepsAsync
select at as At, by as By, from_state as FromState, to_state as ToState, note as Note
from death_trace_event
where trace_id = @traceId
order by id
