-- staged_base_delete: the bases that a batch has staged
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.Remove
delete from batch_base where batch_id = @batchId
