-- population_delivered_counts: the delivered people of a registry and year
-- in:   @registry, @year
-- out:  Sex, AgeGroup (of cn19), Persons
-- used: DeliveredPopulations.Find
select sex as Sex, age_group as AgeGroup, persons as Persons
from current_population
where registry = @registry and population_year = @year and sex in (1, 2)
order by sex, age_group
