-- staged_case: a case as the checks between the cases of a person look at it
-- in:   @id
-- out:  Id, BatchId, FileRow, Registry, CaseNumber, TumourNumber, IncidenceDate, Topography, Histology, Behaviour, Laterality, MultiplePrimary, Icd10, ResidentKey, Year, Sex, AgeGroup, IcdCube, OpenQuery, Name; one row
-- used: StagedRelations.Read
select t.id, t.batch_id, t.file_row, t.registry, t.case_number, t.tumour_number, t.incidence_date, t.topography, t.histology,
    t.behaviour, t.laterality, t.multiple_primary, t.icd10, p.resident_key, t.incidence_year, t.sex, t.age_group, t.icd10_cube,
    t.open_query, t.name
from tumour t
join person p on p.id = t.person_id
where t.id = @id
