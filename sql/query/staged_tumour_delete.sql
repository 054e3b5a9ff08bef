-- staged_tumour_delete: rows of tumour that a batch has staged, in a stretch of ids
-- in:   @batchId, @first, @last
-- out:  nothing
-- used: StagedRows.Remove
delete from tumour where id between @first and @last and batch_id = @batchId
