-- population_use_insert: which version a registry and year is divided by from now on
-- in:   @registry, @year, @id (null: the delivered one), @at, @by, @reason
-- out:  nothing
-- used: PopulationVersionStore.Use
insert into population_use (registry, population_year, version_id, data_version, used_at, used_by, reason)
values (@registry, @year, @id, (select version from data_state where id = 1), @at, @by, @reason)
