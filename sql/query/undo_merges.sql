-- undo_merges: standing merges of persons whose rows a batch brought or ended
-- in:   @batchId
-- out:  numbers of merges
-- used: UndoConsequences.Of
select m.id
from (select o.person_id from touched_tumour e join tumour o on o.id = e.row_id where e.batch_id = @batchId) p
join person_merge m on m.person_a = p.person_id and m.undone_at is null
union
select m.id
from (select o.person_id from touched_tumour e join tumour o on o.id = e.row_id where e.batch_id = @batchId) p
join person_merge m on m.person_b = p.person_id and m.undone_at is null
order by 1
