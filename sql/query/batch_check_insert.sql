-- batch_check_insert: number of verdicts of one check
-- in:   a value for each column
-- out:  nothing
-- used: StagedVerdicts.Write
insert into batch_check (
    batch_id, check_id, severity, verdicts)
values (
    @batchId, @checkId, @severity, @verdicts)
