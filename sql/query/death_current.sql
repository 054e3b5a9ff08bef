-- death_current: the current deaths of a registry or of all, of a span of years
-- in:   @registry (null: all), @fromYear, @toYear
-- out:  DeathRow
-- used: RecordStore.CurrentDeaths
select * from death_version
where IsCurrent = 1 and (@registry is null or Registry = @registry) and EventYear between @fromYear and @toYear
order by Id
