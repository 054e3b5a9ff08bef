-- tumour_inpatient_index: the index of cases by the hospital's inpatient number, made when it is first needed (sqlite: JSON)
-- in:   nothing
-- out:  nothing
-- used: StoredStays.Prepare
create index if not exists tumour_inpatient on tumour (json_extract(other_items, '$.inpatient_number'))
where json_extract(other_items, '$.inpatient_number') is not null
