-- case_current: the current cases of a registry or of all, of a span of years of incidence
-- in:   @registry (null: all), @fromYear, @toYear
-- out:  CaseRow
-- used: RecordStore.CurrentCases
select * from tumour_version
where IsCurrent = 1 and (@registry is null or Registry = @registry) and EventYear between @fromYear and @toYear
order by Id
