-- cube_deaths_of_cases: current cases that died by their card or have a follow-up, person by person
-- in:   @anyFollowUp
-- out:  RootId, Registry, CaseNumber, TumourNumber, IsFollowed, Sex, BirthDate, Age, IncidenceDate, DeathDate, Category, UnderlyingCause, Icd10Cube
-- used: DeathsOfCases.Read
select root_id as RootId, registry as Registry, case_number as CaseNumber, tumour_number as TumourNumber, is_followed as IsFollowed, sex as Sex,
    birth_date as BirthDate, age as Age, incidence_date as IncidenceDate, death_date as DeathDate, death_category as Category,
    json_extract(other_items, '$.underlying_cause') as UnderlyingCause, icd10_cube as Icd10Cube
from (
    select t.*, case when @anyFollowUp then exists (
        select 1 from follow_up f
        where f.registry = t.registry and f.case_number = t.case_number and f.tumour_number = t.tumour_number
          and f.ended_by is null and f.batch_id in (select id from batch where state = 5)) else 0 end as is_followed
    from current_tumour_person t
)
where death_date is not null or is_followed
order by root_id, id
