-- population_export: the current population counts of a registry of a span of years
-- in:   @registry, @fromYear, @toYear
-- out:  PopulationRow
-- used: RecordSnapshot.Population
select
    p.file_row as FileRow, p.registry as Registry, p.population_year as PopulationYear, p.sex as Sex, p.age_group as AgeGroup,
    p.persons as Persons, p.all_cause_deaths as AllCauseDeaths, p.population_basis as PopulationBasis,
    p.open_query as OpenQuery
from current_population p
where p.registry = @registry and p.population_year between @fromYear and @toYear
order by p.population_year, p.sex, p.age_group
