-- death_trace_find: one tracing
-- in:   @id
-- out:  Id, Registry, DeathNumber, State
-- used: DeathClearanceStore.Move
select id as Id, registry as Registry, death_number as DeathNumber, state as State from death_trace where id = @id
