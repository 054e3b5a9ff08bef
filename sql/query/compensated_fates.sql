-- compensated_fates: the versions that a compensation looked at, counted by what became of them
-- in:   @batchId
-- out:  Part, Fate, KeptBy, RowCount
-- used: BatchStore.CompensatedAsync
select part as Part, fate as Fate, kept_by as KeptBy, count(*) as RowCount
from compensated_row
where batch_id = @batchId
group by part, fate, kept_by
order by part, fate, kept_by
