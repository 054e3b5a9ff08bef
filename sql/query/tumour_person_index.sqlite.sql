-- tumour_person_index: the index of cases by person, made when it is first needed
-- in:   nothing
-- out:  nothing
-- used: RecordStore.PreparePersons
create index if not exists tumour_person on tumour (person_id)
