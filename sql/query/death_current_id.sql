-- death_current_id: the version of a death that counts
-- in:   @registry, @deathNumber
-- out:  id; one row or none
-- used: DeathClearanceStore.DecideAsync
select id from current_death where registry = @registry and death_number = @deathNumber
