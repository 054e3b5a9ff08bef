-- verdict_count: number of errors and queries of a batch
-- in:   @batchId, @severity or null, @checkId or null
-- out:  a count
-- used: VerdictStore.CountAsync
select count(*)
from verdict
where batch_id = @batchId
  and (@severity is null or severity = @severity)
  and (@checkId is null or check_id = @checkId)
