-- death_trace_move: a tracing in another state
-- in:   @id, @state, @at, @by, @note
-- out:  nothing
-- used: DeathClearanceStore.Move
update death_trace set state = @state, changed_at = @at, changed_by = @by, note = coalesce(@note, note) where id = @id
