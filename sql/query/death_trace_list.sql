-- death_trace_list: tracings of current deaths, hospital by hospital
-- in:   @registry (null: all), @state (null: all), @fromYear, @toYear
-- out:  TraceRow
-- used: DeathClearanceStore.TracesAsync
select t.id as Id, t.registry as Registry, t.death_number as DeathNumber, t.state as State, t.hospital as Hospital,
    t.opened_at as OpenedAt, t.changed_at as ChangedAt, t.changed_by as ChangedBy, t.note as Note, d.id as DeathId,
    d.death_date as DeathDate, d.underlying_cause as UnderlyingCause, d.sex as Sex
from death_trace t
join current_death d on d.registry = t.registry and d.death_number = t.death_number
where (@registry is null or t.registry = @registry) and (@state is null or t.state = @state)
  and d.death_year between @fromYear and @toYear
order by t.registry, t.hospital, t.id
