-- staged_death_delete: rows of death that a batch has staged, in a stretch of ids
-- in:   @batchId, @first, @last
-- out:  nothing
-- used: StagedRows.Remove
delete from death where id between @first and @last and batch_id = @batchId
