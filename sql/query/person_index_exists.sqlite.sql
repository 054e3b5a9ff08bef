-- person_index_exists: whether the indexes of cases and of deaths by person have been made
-- in:   nothing
-- out:  a number, 0 or 1
-- used: RecordStore.PreparePersons
select count(*) = 2 from sqlite_master where type = 'index' and name in ('tumour_person', 'death_person')
