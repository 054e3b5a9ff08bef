-- staged_block_delete: the block of the cells of a batch
-- in:   @batchId
-- out:  nothing
-- used: StagedRows.Remove, CellBlocks.WriteMissing
delete from cell_block where batch_id = @batchId
