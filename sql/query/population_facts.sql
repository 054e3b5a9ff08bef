-- population_facts: where a version of a population count stands
-- in:   @id
-- out:  batch, replaces, ended by, registry, number (year-sex-age group), 0, year, open query; one row
-- used: VersionReader.Find
select batch_id, replaces, ended_by, registry, population_year || '-' || sex || '-' || age_group, 0, population_year, open_query
from population where id = @id
