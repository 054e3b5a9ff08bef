-- undo_merges: standing merges of persons of whom a row comes or goes
-- in:   @batchId, or null and @rows: the rows that end and come of a plan, JSON [[part, row, 1 or 0], ...]
-- out:  numbers of merges
-- used: UndoConsequences.Of
with cases (row_id, own) as (
    select row_id, own from touched_tumour where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 1
)
select m.id
from cases
join tumour o on o.id = cases.row_id
join person_merge m on m.person_a = o.person_id and m.undone_at is null
union
select m.id
from cases
join tumour o on o.id = cases.row_id
join person_merge m on m.person_b = o.person_id and m.undone_at is null
order by 1
