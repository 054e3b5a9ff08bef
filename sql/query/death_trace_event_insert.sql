-- death_trace_event_insert: a step of a tracing
-- in:   @traceId, @at, @by, @fromState, @toState, @note, @batchId (of the batch that took it; null: somebody did)
-- out:  nothing
-- used: TraceSteps.Note
insert into death_trace_event (trace_id, at, by, from_state, to_state, note, batch_id)
values (@traceId, @at, @by, @fromState, @toState, @note, @batchId)
