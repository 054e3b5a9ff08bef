-- staged_query_other_delete: the other cases of the questions that a batch has staged
-- in:   @batchId
-- out:  number of rows
-- used: StagedRows.RemoveVerdicts
delete from query_other where batch_id = @batchId
