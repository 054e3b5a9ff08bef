-- staged_population_delete: rows of population that a batch has staged, in a stretch of ids
-- in:   @batchId, @first, @last
-- out:  nothing
-- used: StagedRows.Remove
delete from population where id between @first and @last and batch_id = @batchId
