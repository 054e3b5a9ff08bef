-- replaced_newer: records that a batch replaces and whose content came later than that of an earlier batch, by the batch that brought it
-- in:   @batchId, @earlier
-- out:  BatchId, Records
-- used: NewerContent.Of
with replaced (part, row_id) as materialized (    -- +: the rows lie in the stretches of the batch, no index over the table is wanted
    select 1, n.replaces
    from batch_range r
    cross join tumour n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 1 and n.replaces is not null
    union all
    select 2, n.replaces
    from batch_range r
    cross join death n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 2 and n.replaces is not null
    union all
    select 3, n.replaces
    from batch_range r
    cross join population n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 3 and n.replaces is not null
    union all
    select 4, n.replaces
    from batch_range r
    cross join follow_up n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 4 and n.replaces is not null
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
from brought g
cross join batch b on b.id = g.batch_id
cross join batch e on e.id = @earlier
where b.id <> e.id
  and case when e.committed_version is null then b.id > e.id else b.committed_version > e.committed_version end
group by b.id
order by b.id
