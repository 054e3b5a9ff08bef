-- undo_several: persons with several current tumours, one of which a batch brought or ended: their primaries may be told apart otherwise
-- in:   @batchId
-- out:  numbers of persons, of merged ones the number that stands for all
-- used: UndoConsequences.Of
select q.root_id
from (
    select distinct coalesce(r.root_id, o.person_id) as root_id
    from touched_tumour e
    join tumour o on o.id = e.row_id
    left join person_root r on r.person_id = o.person_id
    where e.batch_id = @batchId
) q
left join person_root m on m.root_id = q.root_id
join tumour t on t.person_id = coalesce(m.person_id, q.root_id)
join batch b on b.id = t.batch_id
where t.ended_by is null and b.state = 5
group by q.root_id
having count(*) > 1
order by q.root_id
