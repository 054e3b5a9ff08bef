-- cell_insert: what a batch adds to one cell of the counts
-- in:   a value for each column
-- out:  nothing
-- used: StagingWriter.Complete
insert into cell (
    batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified,
    death_certificate_only, unspecified_morphology, unspecified_subsite, with_open_query, unknown_basis)
values (
    @batchId, @registry, @eventYear, @sex, @ageGroup, @icd10Cube, @cases, @deaths, @verified,
    @deathCertificateOnly, @unspecifiedMorphology, @unspecifiedSubsite, @withOpenQuery, @unknownBasis)
