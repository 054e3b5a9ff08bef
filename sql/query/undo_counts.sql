-- undo_counts: what a batch adds to the counts, by registry and year
-- in:   @batchId
-- out:  Registry, EventYear, Cases, Deaths
-- used: UndoConsequences.Of
select registry as Registry, event_year as EventYear, sum(cases) as Cases, sum(deaths) as Deaths
from cell
where batch_id = @batchId
group by registry, event_year
having sum(cases) <> 0 or sum(deaths) <> 0
order by registry, event_year
