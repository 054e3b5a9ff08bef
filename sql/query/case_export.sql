-- case_export: the current cases of a registry of a span of years of incidence, those of one registration number together
-- in:   @registry, @fromYear, @toYear
-- out:  CaseRow
-- used: RecordSnapshot.Cases
select * from tumour_version
where IsCurrent = 1 and Registry = @registry and EventYear between @fromYear and @toYear
order by CaseNumber, TumourNumber
