-- tumour_find: the current version of a case
-- in:   @registry, @caseNumber, @tumourNumber
-- out:  id, content_hash, batch_id, event_year, sex, age_group, icd10_cube, open_query, basis, histology, icd10, person_id, resident_key, birth_date; one row or none
-- used: StagedCases.Find
select t.id, t.content_hash, t.batch_id, t.incidence_year, t.sex, t.age_group, t.icd10_cube, t.open_query,
    t.basis, t.histology, t.icd10, t.person_id, p.resident_key,
    t.birth_date
from tumour t
join batch b on b.id = t.batch_id
join person p on p.id = t.person_id
where t.registry = @registry and t.case_number = @caseNumber and t.tumour_number = @tumourNumber
  and t.ended_by is null and b.state = 5
