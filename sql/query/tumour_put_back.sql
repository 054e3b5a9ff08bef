-- tumour_put_back: rows that repeat earlier versions of cases, each in the place of the row that a compensation ends
-- in:   @batchId, @before (rows of the compensation are numbered from id - @before)
-- out:  number of rows
-- used: CompensationWriter.Write
insert into tumour (
    id, batch_id, file_row, registry, case_number, tumour_number, person_id, replaces, content_hash, name,
    sex, birth_date, reported_age, age, age_group, incidence_date, incidence_year, topography, histology,
    behaviour, grade, basis, icd10, icd10_cube, derived_icd10, laterality, multiple_primary, ethnicity,
    marital_status, household_area, hospital, report_date, last_contact_date, vital_status, death_date,
    death_category, other_items, open_query)
select
    x.new_id, x.batch_id, x.new_id - @before, o.registry, o.case_number, o.tumour_number, o.person_id, x.ended_id, o.content_hash, o.name,
    o.sex, o.birth_date, o.reported_age, o.age, o.age_group, o.incidence_date, o.incidence_year, o.topography, o.histology,
    o.behaviour, o.grade, o.basis, o.icd10, o.icd10_cube, o.derived_icd10, o.laterality, o.multiple_primary, o.ethnicity,
    o.marital_status, o.household_area, o.hospital, o.report_date, o.last_contact_date, o.vital_status, o.death_date,
    o.death_category, o.other_items, o.open_query
from compensated_row x
join tumour o on o.id = x.restores
where x.batch_id = @batchId and x.part = 1 and x.new_id is not null
