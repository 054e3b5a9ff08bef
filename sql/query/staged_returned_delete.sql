-- staged_returned_delete: what is kept of the rows that a batch returned
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.RemoveVerdicts
delete from batch_returned where batch_id = @batchId
