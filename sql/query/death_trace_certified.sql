-- death_trace_certified: tracings that ended with a case from the certificate only, or that a batch took out of that state last
-- in:   @registries (JSON list)
-- out:  CertifiedRow: Id, Registry, DeathNumber, State, FromState (the state before the last step; 0 when there is none)
-- used: CertificateTraces.Before
select t.id as Id, t.registry as Registry, t.death_number as DeathNumber, t.state as State, coalesce(e.from_state, 0) as FromState
from json_each(@registries)
cross join death_trace t on t.registry = json_each.value
join death_trace_event e on e.id = (select max(l.id) from death_trace_event l where l.trace_id = t.id)
where t.state = 5 or (e.from_state = 5 and e.batch_id is not null)
