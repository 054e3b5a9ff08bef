-- undo_matches: matches of deaths and persons of which a batch brought or ended a row
-- in:   @batchId
-- out:  numbers of matches
-- used: UndoConsequences.Of
select m.id
from touched_tumour e
join tumour o on o.id = e.row_id
join death_match m on m.person_id = o.person_id
where e.batch_id = @batchId
union
select m.id
from touched_death e
join death o on o.id = e.row_id
join death_match m on m.registry = o.registry and m.death_number = o.death_number
where e.batch_id = @batchId
order by 1
