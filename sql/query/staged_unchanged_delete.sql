-- staged_unchanged_delete: the rows that a batch found stored already
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.Remove
delete from batch_unchanged where batch_id = @batchId
