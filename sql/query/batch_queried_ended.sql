-- batch_queried_ended: rows with an open question that a batch ends (@sign -1) or that come back with its undo (1), counted with the batches they came in
-- in:   @batchId, @sign
-- out:  nothing
-- used: StandingQueries.Move
with ended (batch_id) as (
    select o.batch_id
    from touched_tumour e
    join tumour o on o.id = e.row_id
    where e.batch_id = @batchId and e.own = 0 and o.ended_by = @batchId and o.open_query = 1
    union all
    select o.batch_id
    from touched_death e
    join death o on o.id = e.row_id
    where e.batch_id = @batchId and e.own = 0 and o.ended_by = @batchId and o.open_query = 1
    union all
    select o.batch_id
    from touched_population e
    join population o on o.id = e.row_id
    where e.batch_id = @batchId and e.own = 0 and o.ended_by = @batchId and o.open_query = 1
    union all
    select o.batch_id
    from touched_follow_up e
    join follow_up o on o.id = e.row_id
    where e.batch_id = @batchId and e.own = 0 and o.ended_by = @batchId and o.open_query = 1
)
update batch
set queried = queried + @sign * (select count(*) from ended e where e.batch_id = batch.id)
where id in (select batch_id from ended)
