-- compensation_checks: the queries of a compensation counted by check
-- in:   @batchId
-- out:  nothing
-- used: CompensationWriter.Write
insert into batch_check (batch_id, check_id, severity, verdicts)
select batch_id, check_id, severity, count(*)
from verdict
where batch_id = @batchId
group by batch_id, check_id, severity
