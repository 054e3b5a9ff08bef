-- undo_anew: records that a compensation withdrew and that later batches brought anew
-- in:   @batchId
-- out:  BatchId, RowCount
-- used: UndoHolders.Of
select a.batch_id as BatchId, count(*) as RowCount
from (
    select n.batch_id
    from compensated_row x
    join tumour o on o.id = x.ended_id
    join tumour n on n.registry = o.registry and n.case_number = o.case_number and n.tumour_number = o.tumour_number
    where x.batch_id = @batchId and x.part = 1 and x.fate = 1
    union all
    select n.batch_id
    from compensated_row x
    join death o on o.id = x.ended_id
    join death n on n.registry = o.registry and n.death_number = o.death_number
    where x.batch_id = @batchId and x.part = 2 and x.fate = 1
    union all
    select n.batch_id
    from compensated_row x
    join population o on o.id = x.ended_id
    join population n on n.registry = o.registry and n.population_year = o.population_year and n.sex = o.sex and n.age_group = o.age_group
    where x.batch_id = @batchId and x.part = 3 and x.fate = 1
    union all
    select n.batch_id
    from compensated_row x
    join follow_up o on o.id = x.ended_id
    join follow_up n on n.registry = o.registry and n.case_number = o.case_number and n.tumour_number = o.tumour_number
        and n.follow_up_date = o.follow_up_date
    where x.batch_id = @batchId and x.part = 4 and x.fate = 1
) a
join batch b on b.id = a.batch_id
join batch c on c.id = @batchId
where b.state = 5 and b.committed_version > c.committed_version
group by a.batch_id
