-- staged_check_delete: the counts of verdicts that a batch has staged
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.RemoveVerdicts
delete from batch_check where batch_id = @batchId
