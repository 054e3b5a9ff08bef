-- batch_rows: rows of a batch as they stand in the tables
-- in:   @batchId
-- out:  Part (1 tumour, 2 death, 3 population, 4 follow-up), RowCount, Replacing
-- used: BatchCommit.Reconcile, BatchUndo.Parts
select 1 as Part, count(*) as RowCount, count(n.replaces) as Replacing
from batch_range r
join tumour n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 1
union all
select 2 as Part, count(*) as RowCount, count(n.replaces) as Replacing
from batch_range r
join death n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 2
union all
select 3 as Part, count(*) as RowCount, count(n.replaces) as Replacing
from batch_range r
join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 3
union all
select 4 as Part, count(*) as RowCount, count(n.replaces) as Replacing
from batch_range r
join follow_up n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 4
