-- death_facts: where a version of a death stands
-- in:   @id
-- out:  batch, replaces, ended by, registry, number, 0, year, open query; one row
-- used: VersionReader.Find
select batch_id, replaces, ended_by, registry, death_number, 0, death_year, open_query from death where id = @id
