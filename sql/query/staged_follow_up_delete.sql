-- staged_follow_up_delete: rows of follow_up that a batch has staged, in a stretch of ids
-- in:   @batchId, @first, @last
-- out:  nothing
-- used: StagedRows.Remove
delete from follow_up where id between @first and @last and batch_id = @batchId
