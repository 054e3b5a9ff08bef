-- staged_person_delete: rows of person that a batch has staged, in a stretch of ids
-- in:   @batchId, @first, @last
-- out:  nothing
-- used: StagedRows.Remove
delete from person where id between @first and @last and batch_id = @batchId
