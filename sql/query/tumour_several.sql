-- tumour_several: current tumours of persons that may have several, person by person
-- in:   nothing
-- out:  PersonId, Id, Registry, CaseNumber, TumourNumber, IncidenceDate, Topography, Histology, Behaviour, Laterality, Year, Sex, AgeGroup, Icd10, IcdCube, Basis, OpenQuery
-- used: SeveralTumours.Read
with several as (
    select person_id from tumour group by person_id having count(*) > 1
    union
    select person_id from person_root
)
select t.root_id as PersonId, t.id as Id, t.registry as Registry, t.case_number as CaseNumber, t.tumour_number as TumourNumber,
    t.incidence_date as IncidenceDate, t.topography as Topography, t.histology as Histology, t.behaviour as Behaviour,
    t.laterality as Laterality, t.incidence_year as Year, t.sex as Sex, t.age_group as AgeGroup, t.icd10 as Icd10,
    t.icd10_cube as IcdCube, t.basis as Basis, t.open_query as OpenQuery
from several s
join current_tumour_person t on t.person_id = s.person_id
order by t.root_id, t.id
