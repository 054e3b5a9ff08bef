-- staged_cell_delete: the cells that a batch has staged
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.Remove
delete from cell where batch_id = @batchId
