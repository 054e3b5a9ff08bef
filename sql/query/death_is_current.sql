-- death_is_current: whether a death of this number counts
-- in:   @registry, @deathNumber
-- out:  a number, 0 or 1
-- used: DeathClearanceStore.DecideAsync
select count(*) from current_death where registry = @registry and death_number = @deathNumber
