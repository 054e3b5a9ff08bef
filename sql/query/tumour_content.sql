-- tumour_content: the content of one version, to tell what a later one changes
-- in:   @id
-- out:  its items as columns
-- used: StagedChanges.Add
select
    p.resident_key, t.name, t.sex, t.birth_date, t.reported_age, t.incidence_date, t.topography, t.histology,
    t.behaviour, t.grade, t.basis, t.icd10, t.derived_icd10, t.laterality, t.multiple_primary, t.ethnicity,
    t.marital_status, t.household_area, t.hospital, t.report_date, t.last_contact_date, t.vital_status,
    t.death_date, t.death_category, t.other_items
from tumour t
left join person p on p.id = t.person_id
where t.id = @id
