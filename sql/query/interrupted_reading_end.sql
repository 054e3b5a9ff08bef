-- interrupted_reading_end: a reading of a batch came to its end
-- in:   @batchId
-- out:  nothing
-- used: StagedState.Write
delete from interrupted_reading where batch_id = @batchId
