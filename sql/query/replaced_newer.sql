-- replaced_newer: records that a batch replaces and whose content came later than that of an earlier batch, by the batch that brought it
-- in:   @batchId, @earlier
-- out:  BatchId, Records
-- used: NewerContent.Of
with replaced (part, row_id) as materialized (
    select 1, row_id from touched_tumour where batch_id = @batchId and own = 0
    union all
    select 2, row_id from touched_death where batch_id = @batchId and own = 0
    union all
    select 3, row_id from touched_population where batch_id = @batchId and own = 0
    union all
    select 4, row_id from touched_follow_up where batch_id = @batchId and own = 0
), delivered (part, row_id) as materialized (    -- a row that a compensation put back has the content of the version it repeats
    select r.part, coalesce(x.restores, r.row_id)
    from replaced r
    left join compensated_row x on x.new_id = r.row_id and x.part = r.part
), brought (batch_id) as materialized (
    select o.batch_id from delivered d join tumour o on o.id = d.row_id where d.part = 1
    union all
    select o.batch_id from delivered d join death o on o.id = d.row_id where d.part = 2
    union all
    select o.batch_id from delivered d join population o on o.id = d.row_id where d.part = 3
    union all
    select o.batch_id from delivered d join follow_up o on o.id = d.row_id where d.part = 4
)
select b.id as BatchId, count(*) as Records
from brought n
join batch b on b.id = n.batch_id
join batch e on e.id = @earlier
where b.id <> e.id
  and case when e.committed_version is null then b.id > e.id else b.committed_version > e.committed_version end
group by b.id
order by b.id
