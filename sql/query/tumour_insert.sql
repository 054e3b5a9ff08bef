-- tumour_insert: one version of a case
-- in:   a value for each column, bound by position on the raw statement
-- out:  nothing
-- used: StagedCases.Add
insert into tumour (
    id, batch_id, file_row, registry, case_number, tumour_number, person_id, replaces, content_hash, name,
    sex, birth_date, reported_age, age, age_group, incidence_date, incidence_year, topography, histology,
    behaviour, grade, basis, icd10, icd10_cube, derived_icd10, laterality, multiple_primary, ethnicity,
    marital_status, household_area, hospital, report_date, last_contact_date, vital_status, death_date,
    death_category, other_items, open_query)
values (
    @id, @batchId, @fileRow, @registry, @caseNumber, @tumourNumber, @personId, @replaces, @contentHash, @name,
    @sex, @birthDate, @reportedAge, @age, @ageGroup, @incidenceDate, @incidenceYear, @topography, @histology,
    @behaviour, @grade, @basis, @icd10, @icd10Cube, @derivedIcd10, @laterality, @multiplePrimary, @ethnicity,
    @maritalStatus, @householdArea, @hospital, @reportDate, @lastContactDate, @vitalStatus, @deathDate,
    @deathCategory, @otherItems, @openQuery)
