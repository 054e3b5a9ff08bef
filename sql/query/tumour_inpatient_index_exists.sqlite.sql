-- tumour_inpatient_index_exists: whether the index of cases by inpatient number has been made
-- in:   nothing
-- out:  a number, 0 or 1
-- used: StoredStays.Prepare
select count(*) from sqlite_master where type = 'index' and name = 'tumour_inpatient'
