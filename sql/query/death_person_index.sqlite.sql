-- death_person_index: the index of deaths by person, made when it is first needed
-- in:   nothing
-- out:  nothing
-- used: RecordStore.PreparePersons
create index if not exists death_person on death (person_id) where person_id is not null
