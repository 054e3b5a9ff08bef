-- death_trace_event_insert: a step of a tracing
-- in:   @traceId, @at, @by, @fromState, @toState, @note
-- out:  nothing
-- used: DeathClearanceStore.Note
insert into death_trace_event (trace_id, at, by, from_state, to_state, note)
values (@traceId, @at, @by, @fromState, @toState, @note)
