-- death_find: the current version of a death
-- in:   @registry, @deathNumber
-- out:  id, content_hash, batch_id, event_year, sex, age_group, icd10_cube, open_query, birth_date; one row or none
-- used: StagedDeaths.Find
select d.id, d.content_hash, d.batch_id, d.death_year, d.sex, d.age_group, d.icd10_cube, d.open_query,
    d.birth_date
from death d
join batch b on b.id = d.batch_id
where d.registry = @registry and d.death_number = @deathNumber and d.ended_by is null and b.state = 5
