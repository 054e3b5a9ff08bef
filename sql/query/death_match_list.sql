-- death_match_list: matches of current deaths
-- in:   @registry (null: all), @fromYear, @toYear, @openOnly
-- out:  MatchRow
-- used: DeathClearanceStore.MatchesAsync
select m.id as Id, m.registry as Registry, m.death_number as DeathNumber, m.person_id as PersonId, m.method as Method, m.band as Band,
    m.probability as Probability, m.explanation as Explanation, m.decision as Decision, m.decided_by as DecidedBy, m.reason as Reason
from death_match m
join current_death d on d.registry = m.registry and d.death_number = m.death_number
where (@registry is null or m.registry = @registry) and d.death_year between @fromYear and @toYear
  and (@openOnly = 0 or (m.band = 2 and m.decision is null))
order by m.id
