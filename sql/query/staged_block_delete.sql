-- staged_block_delete: the block of the cells that a batch has staged
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.Remove
delete from cell_block where batch_id = @batchId
