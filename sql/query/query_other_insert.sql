-- query_other_insert: the other case of a question about two
-- in:   @batchId, @number, @otherId
-- out:  nothing
-- used: StagedVerdicts.AddOther
insert into query_other (
    batch_id, number, other_id)
values (
    @batchId, @number, @otherId)
