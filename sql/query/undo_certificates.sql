-- undo_certificates: deaths that are in the data only by a batch and have been traced
-- in:   @batchId
-- out:  Registry, Number
-- used: UndoHolders.Of
select d.registry as Registry, d.death_number as Number
from batch_range r
join death d on d.id between r.first_id and r.last_id and d.batch_id = r.batch_id
join death_trace t on t.registry = d.registry and t.death_number = d.death_number
where r.batch_id = @batchId and r.part = 2 and d.replaces is null
