-- staged_registry_delete: the registries that a batch has staged
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.Remove
delete from batch_registry where batch_id = @batchId
