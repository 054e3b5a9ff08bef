-- population_version_insert: one version of the people of a registry on a day
-- in:   @registry, @countDate, @basis, @method, @source, @madeOf, @caveats, @at, @by
-- out:  its number
-- used: PopulationVersionStore.Add
insert into population_version (registry, count_date, population_basis, method, source, made_of, caveats, made_at, made_by)
values (@registry, @countDate, @basis, @method, @source, @madeOf, @caveats, @at, @by)
returning id
