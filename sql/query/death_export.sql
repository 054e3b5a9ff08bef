-- death_export: the current deaths of a registry of a span of years, in the order of their numbers
-- in:   @registry, @fromYear, @toYear
-- out:  DeathRow
-- used: RecordSnapshot.Deaths
select * from death_version
where IsCurrent = 1 and Registry = @registry and EventYear between @fromYear and @toYear
order by DeathNumber
