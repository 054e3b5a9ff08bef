-- undo_traces: tracings of deaths of which a batch brought or ended a row
-- in:   @batchId
-- out:  numbers of tracings
-- used: UndoConsequences.Of
select t.id
from touched_death e
join death o on o.id = e.row_id
join death_trace t on t.registry = o.registry and t.death_number = o.death_number
where e.batch_id = @batchId
union
select t.id
from touched_tumour e
join tumour o on o.id = e.row_id
join death_match m on m.person_id = o.person_id
join death_trace t on t.registry = m.registry and t.death_number = m.death_number
where e.batch_id = @batchId
order by 1
