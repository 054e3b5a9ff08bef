-- staged_change_delete: the changes that a batch has staged
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.Remove
delete from audit_change where batch_id = @batchId
