-- population_find: the current version of a population count
-- in:   @registry, @populationYear, @sex, @ageGroup
-- out:  id, content_hash, batch_id; one row or none
-- used: StagedPopulation.Find
select p.id, p.content_hash, p.batch_id
from population p
join batch b on b.id = p.batch_id
where p.registry = @registry and p.population_year = @populationYear and p.sex = @sex and p.age_group = @ageGroup
  and p.ended_by is null and b.state = 5
