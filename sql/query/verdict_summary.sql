-- verdict_summary: verdicts of a batch counted by check, info included
-- in:   @batchId
-- out:  CheckId, Severity, Verdicts
-- used: VerdictStore.SummaryAsync
select check_id as CheckId, severity as Severity, verdicts as Verdicts
from batch_check
where batch_id = @batchId
order by severity desc, verdicts desc, check_id
