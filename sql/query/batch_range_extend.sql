-- batch_range_extend: a stretch of ids that goes on
-- in:   @batchId, @part, @firstId, @lastId
-- out:  nothing
-- used: StagedRange.Write
update batch_range set last_id = @lastId
where batch_id = @batchId and part = @part and first_id = @firstId
