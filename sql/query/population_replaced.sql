-- population_replaced: the population counts that a batch brings as updates, each with the version it replaces
-- in:   @batchId
-- out:  PopulationRow of the new version, PopulationRow of the one before
-- used: RecordStore.ReplacedPopulation
select
    n.file_row as FileRow, n.registry as Registry, n.population_year as PopulationYear, n.sex as Sex, n.age_group as AgeGroup,
    n.persons as Persons, n.all_cause_deaths as AllCauseDeaths, n.population_basis as PopulationBasis, n.open_query as OpenQuery,
    o.file_row as FileRow, o.registry as Registry, o.population_year as PopulationYear, o.sex as Sex, o.age_group as AgeGroup,
    o.persons as Persons, o.all_cause_deaths as AllCauseDeaths, o.population_basis as PopulationBasis, o.open_query as OpenQuery
from batch_range r
join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join population o on o.id = n.replaces
where r.batch_id = @batchId and r.part = 3
order by n.id
