-- population_by_id: one stored version of a population count
-- in:   @id
-- out:  PopulationRow; one row or none
-- used: StoredVersions.Population
select
    p.batch_id as BatchId, p.file_row as FileRow, p.registry as Registry, p.population_year as PopulationYear, p.sex as Sex, p.age_group as AgeGroup,
    p.persons as Persons, p.all_cause_deaths as AllCauseDeaths, p.population_basis as PopulationBasis,
    p.open_query as OpenQuery
from population p
where p.id = @id
