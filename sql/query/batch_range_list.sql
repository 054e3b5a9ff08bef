-- batch_range_list: where the rows of a batch lie
-- in:   @batchId
-- out:  Part, FirstId, LastId
-- used: StagedRows.Remove
select part as Part, first_id as FirstId, last_id as LastId
from batch_range
where batch_id = @batchId
order by part, first_id
