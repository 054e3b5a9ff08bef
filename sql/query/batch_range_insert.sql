-- batch_range_insert: a stretch of ids that a batch took
-- in:   a value for each column
-- out:  nothing
-- used: StagedRange.Write
insert into batch_range (
    batch_id, part, first_id, last_id)
values (
    @batchId, @part, @firstId, @lastId)
