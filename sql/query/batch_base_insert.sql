-- batch_base_insert: how many rows of an earlier batch a batch replaced or found unchanged
-- in:   a value for each column
-- out:  nothing
-- used: StagingWriter.Complete
insert into batch_base (
    batch_id, base_id, updated, unchanged)
values (
    @batchId, @baseId, @updated, @unchanged)
