-- cube_populations_of: person-years of one registry: its current population counts
-- in:   @registry
-- out:  the columns of PopulationCell
-- used: CubePopulations.Cells
select registry as Registry, population_year as Year, sex as Sex, age_group as AgeGroup, persons as PersonYears,
    coalesce(all_cause_deaths, 0) as AllCauseDeaths
from current_population
where registry = @registry and sex in (1, 2)
order by population_year, sex, age_group
