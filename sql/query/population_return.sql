-- population_return: rows of population that a batch had replaced or withdrawn count again
-- in:   @batchId
-- out:  number of rows
-- used: BatchUndo.Run
update population
set ended_by = null
where ended_by = @batchId and id in (
    select n.replaces
    from batch_range r
    join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 3 and n.replaces is not null
    union all
    select x.ended_id from compensated_row x where x.batch_id = @batchId and x.part = 3 and x.ended_id is not null)
