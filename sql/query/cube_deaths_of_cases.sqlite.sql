-- cube_deaths_of_cases: current cases of persons that died, person by person
-- in:   nothing
-- out:  RootId, Registry, Sex, BirthDate, Age, IncidenceDate, DeathDate, Category, UnderlyingCause, Icd10Cube
-- used: DeathsOfCases.Read
select root_id as RootId, registry as Registry, sex as Sex, birth_date as BirthDate, age as Age, incidence_date as IncidenceDate,
    death_date as DeathDate, death_category as Category, json_extract(other_items, '$.underlying_cause') as UnderlyingCause,
    icd10_cube as Icd10Cube
from current_tumour_person
where death_date is not null
order by root_id, id
