-- population_insert: one version of a population count
-- in:   a value for each column, bound by position on the raw statement
-- out:  nothing
-- used: StagedPopulation.Add
insert into population (
    id, batch_id, file_row, registry, population_year, sex, age_group, replaces, content_hash, persons,
    all_cause_deaths, population_basis, open_query)
values (
    @id, @batchId, @fileRow, @registry, @populationYear, @sex, @ageGroup, @replaces, @contentHash, @persons,
    @allCauseDeaths, @populationBasis, @openQuery)
