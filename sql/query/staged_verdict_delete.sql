-- staged_verdict_delete: the verdicts that a batch has staged
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.RemoveVerdicts
delete from verdict where batch_id = @batchId
