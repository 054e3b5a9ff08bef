-- tumour_several_at: the tumours, at a data state, of persons that may have several
-- in:   @state
-- out:  as tumour_several, PersonId being the person before merges
-- used: PastTumours.Read
with standing as (
    select id from batch where committed_version <= @state and (undone_version is null or undone_version > @state)
), several as (
    select person_id from tumour group by person_id having count(*) > 1
    union
    select person_a from person_merge
    union
    select person_b from person_merge
)
select t.person_id as PersonId, t.id as Id, t.registry as Registry, t.case_number as CaseNumber, t.tumour_number as TumourNumber,
    t.incidence_date as IncidenceDate, t.topography as Topography, t.histology as Histology, t.behaviour as Behaviour,
    t.laterality as Laterality, t.incidence_year as Year, t.sex as Sex, t.age_group as AgeGroup, t.icd10 as Icd10,
    t.icd10_cube as IcdCube, t.basis as Basis, t.open_query as OpenQuery
from several s
join tumour t on t.person_id = s.person_id
where t.batch_id in (select id from standing)
    and t.id not in (select n.replaces from tumour n where n.replaces is not null and n.batch_id in (select id from standing))
    and t.id not in (
        select x.ended_id from compensated_row x
        where x.part = 1 and x.ended_id is not null and x.batch_id in (select id from standing))
order by t.id
