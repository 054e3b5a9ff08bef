-- death_person_set: a staged row of death whose person was known already
-- in:   @personId, @id
-- out:  nothing
-- used: StagedPersons.Link
update death set person_id = @personId where id = @id
