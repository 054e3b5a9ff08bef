-- batch_range_delete: a stretch of ids that is free again
-- in:   @batchId, @part, @firstId
-- out:  nothing
-- used: StagedRows.Remove
delete from batch_range where batch_id = @batchId and part = @part and first_id = @firstId
