-- verdict_summary: verdicts of a batch counted by check, info included, and how many of the queries are confirmed and open
-- in:   @batchId
-- out:  CheckId, Severity, Verdicts, Confirmed, Open (queries on returned rows are neither)
-- used: VerdictStore.SummaryAsync
select k.check_id as CheckId, k.severity as Severity, k.verdicts as Verdicts, coalesce(a.confirmed, 0) as Confirmed,
    coalesce(a.open, 0) as Open
from batch_check k
left join (
    select v.check_id, count(c.id) as confirmed, count(v.fingerprint) - count(c.id) as open
    from verdict v
    left join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
    where v.batch_id = @batchId and v.severity = 1
    group by v.check_id
) a on a.check_id = k.check_id and k.severity = 1
where k.batch_id = @batchId
order by k.severity desc, k.verdicts desc, k.check_id
