-- commit_replaced_ended: rows that a batch wants to replace and that no longer count
-- in:   @batchId
-- out:  a count for each table
-- used: BatchCommit.Run
select count(*)
from batch_range r
join tumour n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join tumour o on o.id = n.replaces
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 1 and (o.ended_by is not null or b.state <> 5)
union all
select count(*)
from batch_range r
join death n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join death o on o.id = n.replaces
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 2 and (o.ended_by is not null or b.state <> 5)
union all
select count(*)
from batch_range r
join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join population o on o.id = n.replaces
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 3 and (o.ended_by is not null or b.state <> 5)
union all
select count(*)
from batch_range r
join follow_up n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join follow_up o on o.id = n.replaces
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 4 and (o.ended_by is not null or b.state <> 5)
