-- undo_traces: tracings of deaths of which a row, or one of the person they are matched to, comes or goes
-- in:   @batchId, or null and @rows: the rows that end and come of a plan, JSON [[part, row, 1 or 0], ...]
-- out:  numbers of tracings
-- used: UndoConsequences.Of
with cases (row_id, own) as (
    select row_id, own from touched_tumour where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 1
),
deaths (row_id, own) as (
    select row_id, own from touched_death where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 2
)
select t.id
from deaths
join death o on o.id = deaths.row_id
join death_trace t on t.registry = o.registry and t.death_number = o.death_number
union
select t.id
from cases
join tumour o on o.id = cases.row_id
join death_match m on m.person_id = o.person_id
join death_trace t on t.registry = m.registry and t.death_number = m.death_number
order by 1
