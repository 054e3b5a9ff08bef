-- quality_explanation_list: explanations of indicators, the oldest first
-- in:   @registry, @year (each may be null)
-- out:  Id, Registry, Year, Measure, Site, Sex, Numerator, Denominator, Bands, Conclusion, Reason, ExplainedAt, ExplainedBy, WithdrawnAt, WithdrawnBy, WithdrawReason
-- used: QualityExplanationStore.ListAsync
select id as Id, registry as Registry, incidence_year as Year, measure as Measure, site as Site, sex as Sex, numerator as Numerator,
    denominator as Denominator, bands as Bands, conclusion as Conclusion, reason as Reason, explained_at as ExplainedAt,
    explained_by as ExplainedBy, withdrawn_at as WithdrawnAt, withdrawn_by as WithdrawnBy, withdraw_reason as WithdrawReason
from quality_explanation
where (@registry is null or registry = @registry) and (@year is null or incidence_year = @year)
order by id
