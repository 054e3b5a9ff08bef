-- tumour_person_index_exists: whether the index of cases by person has been made
-- in:   nothing
-- out:  a number, 0 or 1
-- used: RecordStore.PreparePersons
select count(*) from sqlite_master where type = 'index' and name = 'tumour_person'
