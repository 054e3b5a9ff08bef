-- reporting_batches: when the cases of a year came into the store, first and last
-- in:   @year
-- out:  Registry, FirstCommit, LastCommit
-- used: ReportingDays.CommitsAsync
select c.registry as Registry, min(b.committed_at) as FirstCommit, max(b.committed_at) as LastCommit
from cell c
join batch b on b.id = c.batch_id
where b.state = 5 and b.kind = 1 and c.event_year = @year and c.cases > 0
group by c.registry
order by c.registry
