-- cell_open_query_add: cases with an open query, more or fewer in a cell of a batch
-- in:   @batchId, @registry, @eventYear, @sex, @ageGroup, @icd10Cube, @change
-- out:  nothing
-- used: OpenQueries.Refresh
insert into cell (
    batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified,
    death_certificate_only, unspecified_morphology, unspecified_subsite, with_open_query, unknown_basis)
values (@batchId, @registry, @eventYear, @sex, @ageGroup, @icd10Cube, 0, 0, 0, 0, 0, 0, @change, 0)
