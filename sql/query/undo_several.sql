-- undo_several: persons with several current tumours, one of which comes or goes: their primaries may be told apart otherwise
-- in:   @batchId, or null and @rows: the rows that end and come of a plan, JSON [[part, row, 1 or 0], ...]
-- out:  numbers of persons, of merged ones the number that stands for all
-- used: UndoConsequences.Of
with cases (row_id, own) as (
    select row_id, own from touched_tumour where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 1
)
select q.root_id
from (
    select distinct coalesce(r.root_id, o.person_id) as root_id
    from cases
    join tumour o on o.id = cases.row_id
    left join person_root r on r.person_id = o.person_id
) q
left join person_root m on m.root_id = q.root_id
join tumour t on t.person_id = coalesce(m.person_id, q.root_id)
join batch b on b.id = t.batch_id
where t.ended_by is null and b.state = 5
group by q.root_id
having count(*) > 1
order by q.root_id
