-- death_trace_insert: the tracing of a death begins; one that has begun stays as it is
-- in:   @registry, @deathNumber, @state, @hospital, @at, @by
-- out:  the number of the tracing, or none when it had begun before
-- used: DeathClearanceStore.Open
insert into death_trace (registry, death_number, state, hospital, opened_at, changed_at, changed_by)
values (@registry, @deathNumber, @state, @hospital, @at, @at, @by)
on conflict (registry, death_number) do nothing
returning id
