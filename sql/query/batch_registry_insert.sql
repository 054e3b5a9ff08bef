-- batch_registry_insert: a registry that a batch has rows of
-- in:   a value for each column
-- out:  nothing
-- used: StagingWriter.Complete
insert into batch_registry (
    batch_id, registry)
values (
    @batchId, @registry)
