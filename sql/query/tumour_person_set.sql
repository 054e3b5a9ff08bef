-- tumour_person_set: a staged row of tumour whose person was known already
-- in:   @personId, @id
-- out:  nothing
-- used: StagedPersons.Link
update tumour set person_id = @personId where id = @id
