-- undo_applied: later batches by which deaths stand on cases because of rows that the undo of a batch would take away or change
-- in:   @batchId
-- out:  BatchId, RowCount (cases)
-- used: UndoHolders.Of
select q.batch_id as BatchId, count(*) as RowCount
from (
    select a.batch_id, f.id
    from batch c
    cross join batch_range r on r.batch_id = c.id and r.part = 2
    cross join death n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
    cross join applied_death a on a.death_registry = n.registry and a.death_number = n.death_number
    join batch b on b.id = a.batch_id
    join death d on d.id = a.death_id
    left join death o on o.id = n.replaces
    join follow_up f on f.registry = a.registry and f.case_number = a.case_number and f.tumour_number = a.tumour_number
        and f.follow_up_date = a.follow_up_date and f.batch_id = a.batch_id
    where c.id = @batchId and b.state = 5 and b.committed_version > c.committed_version
      and (o.id is null
        or (d.death_date = n.death_date and d.underlying_cause = n.underlying_cause
            and (o.death_date <> n.death_date or o.underlying_cause <> n.underlying_cause)))
    union
    select f.batch_id, f.id
    from batch c
    cross join batch_range r on r.batch_id = c.id and r.part = 1
    cross join tumour n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
    cross join tumour o on o.id = n.replaces and o.person_id <> n.person_id
    cross join follow_up f on f.registry = n.registry and f.case_number = n.case_number and f.tumour_number = n.tumour_number
    cross join applied_death a on a.batch_id = f.batch_id and a.registry = f.registry and a.case_number = f.case_number
        and a.tumour_number = f.tumour_number and a.follow_up_date = f.follow_up_date
    join batch b on b.id = f.batch_id
    where c.id = @batchId and b.state = 5 and b.committed_version > c.committed_version
      and not exists (
        select 1
        from linked_death m
        join effective_person e on e.person_id = m.person_id
        join effective_person p on p.person_id = o.person_id and p.root_id = e.root_id
        where m.registry = a.death_registry and m.death_number = a.death_number)
) q
group by q.batch_id
