-- quality_explanation_insert: an indicator is explained
-- in:   @registry, @year, @measure, @site, @sex, @numerator, @denominator, @bands, @conclusion, @reason, @at, @by
-- out:  its number
-- used: QualityExplanationStore.Add
insert into quality_explanation (
    registry, incidence_year, measure, site, sex, numerator, denominator, bands, conclusion, reason, explained_at, explained_by)
values (@registry, @year, @measure, @site, @sex, @numerator, @denominator, @bands, @conclusion, @reason, @at, @by)
returning id
