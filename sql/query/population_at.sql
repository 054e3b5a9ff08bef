-- population_at: the delivered populations that counted at a data state
-- in:   @state
-- out:  Registry, Year, Sex, AgeGroup, Persons, AllCauseDeaths, PopulationBasis, BatchId, FileName
-- used: PastPopulations.Read
with standing as (
    select id from batch where committed_version <= @state and (undone_version is null or undone_version > @state)
)
select p.registry as Registry, p.population_year as Year, p.sex as Sex, p.age_group as AgeGroup, p.persons as Persons,
    coalesce(p.all_cause_deaths, 0) as AllCauseDeaths, p.population_basis as PopulationBasis, p.batch_id as BatchId,
    b.file_name as FileName
from population p
join batch b on b.id = p.batch_id
where p.sex in (1, 2) and p.batch_id in (select id from standing)
    and p.id not in (select n.replaces from population n where n.replaces is not null and n.batch_id in (select id from standing))
    and p.id not in (
        select x.ended_id from compensated_row x
        where x.part = 3 and x.ended_id is not null and x.batch_id in (select id from standing))
order by p.registry, p.population_year, p.sex, p.age_group
