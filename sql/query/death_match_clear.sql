-- death_match_clear: forgets what comparisons found and nobody decided, before a new comparison
-- in:   @registry (null: all), @fromYear, @toYear
-- out:  nothing
-- used: DeathClearanceStore.SaveMatches
delete from death_match
where decision is null and (@registry is null or registry = @registry)
  and exists (
    select 1 from current_death d
    where d.registry = death_match.registry and d.death_number = death_match.death_number
      and d.death_year between @fromYear and @toYear)
