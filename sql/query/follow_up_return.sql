-- follow_up_return: rows of follow_up that a batch had replaced or withdrawn count again
-- in:   @batchId
-- out:  number of rows
-- used: BatchUndo.Run
update follow_up
set ended_by = null
where ended_by = @batchId and id in (
    select n.replaces
    from batch_range r
    join follow_up n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 4 and n.replaces is not null
    union all
    select x.ended_id from compensated_row x where x.batch_id = @batchId and x.part = 4 and x.ended_id is not null)
