-- death_versions: all versions of a death, oldest first, those of undone and unfinished batches included
-- in:   @registry, @deathNumber
-- out:  DeathRow
-- used: RecordStore.DeathVersionsAsync
select * from death_version where Registry = @registry and DeathNumber = @deathNumber order by Id
