-- staged_cases_of_person: the cases that a person, or one it is merged with, will have once a batch is committed
-- in:   @personId, @batchId (the batch that is staged)
-- out:  the columns of staged_case
-- used: StagedRelations.Read
with member as (
    select m.person_id
    from person_root r
    join person_root m on m.root_id = r.root_id
    where r.person_id = @personId
    union
    select @personId
)
select t.id, t.batch_id, t.file_row, t.registry, t.case_number, t.tumour_number, t.incidence_date, t.topography, t.histology,
    t.behaviour, t.laterality, t.multiple_primary, t.icd10, p.resident_key, t.incidence_year, t.sex, t.age_group, t.icd10_cube,
    t.open_query, t.name
from member m
cross join tumour t on t.person_id = m.person_id
join batch b on b.id = t.batch_id
join person p on p.id = t.person_id
where t.batch_id = @batchId
   or (b.state = 5 and t.ended_by is null and not exists (
        select 1 from tumour n
        where n.registry = t.registry and n.case_number = t.case_number and n.tumour_number = t.tumour_number
          and n.batch_id = @batchId))
order by t.id
