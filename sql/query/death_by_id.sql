-- death_by_id: one stored version of a death
-- in:   @id
-- out:  DeathRow; one row or none
-- used: RecordStore.DeathAsync
select * from death_version where Id = @id
