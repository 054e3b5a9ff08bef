-- death_trace_to_end: tracings that found nothing, in the registries of a batch
-- in:   @batchId
-- out:  CertifiedRow: Id, Registry, DeathNumber, State, FromState (0)
-- used: CertificateTraces.End
select t.id as Id, t.registry as Registry, t.death_number as DeathNumber, t.state as State, 0 as FromState
from batch_registry g
join death_trace t on t.state = 3 and t.registry = g.registry
where g.batch_id = @batchId
order by t.id
