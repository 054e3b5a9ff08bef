-- replaced_newer: records that a batch replaces and whose content came later than what the batch brings again, by the batch that brought it
-- in:   @batchId, @sameBytes (the batch whose bytes it has, or null), @copyOf (the batch whose annotated copy it is, or null)
-- out:  BatchId, Records
-- used: NewerContent.Of
with replaced (part, row_id, stood_before) as materialized (    -- +: the rows lie in the stretches of the batch, no index over the table is wanted
    select 1, n.replaces, @copyOf is not null and exists (
        select 1 from tumour v cross join batch w on w.id = v.batch_id and w.state = 5
        where v.registry = n.registry and v.case_number = n.case_number and v.tumour_number = n.tumour_number
          and v.content_hash = n.content_hash and v.batch_id <> n.batch_id)
    from batch_range r
    cross join tumour n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 1 and n.replaces is not null
    union all
    select 2, n.replaces, @copyOf is not null and exists (
        select 1 from death v cross join batch w on w.id = v.batch_id and w.state = 5
        where v.registry = n.registry and v.death_number = n.death_number
          and v.content_hash = n.content_hash and v.batch_id <> n.batch_id)
    from batch_range r
    cross join death n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 2 and n.replaces is not null
    union all
    select 3, n.replaces, @copyOf is not null and exists (
        select 1 from population v cross join batch w on w.id = v.batch_id and w.state = 5
        where v.registry = n.registry and v.population_year = n.population_year and v.sex = n.sex and v.age_group = n.age_group
          and v.content_hash = n.content_hash and v.batch_id <> n.batch_id)
    from batch_range r
    cross join population n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 3 and n.replaces is not null
    union all
    select 4, n.replaces, @copyOf is not null and exists (
        select 1 from follow_up v cross join batch w on w.id = v.batch_id and w.state = 5
        where v.registry = n.registry and v.case_number = n.case_number and v.tumour_number = n.tumour_number and v.follow_up_date = n.follow_up_date
          and v.content_hash = n.content_hash and v.batch_id <> n.batch_id)
    from batch_range r
    cross join follow_up n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
    where r.batch_id = @batchId and r.part = 4 and n.replaces is not null
), delivered (part, row_id, stood_before) as materialized (    -- a row that a compensation put back has the content of the version it repeats
    select r.part, coalesce(x.restores, r.row_id), r.stood_before
    from replaced r
    left join compensated_row x on x.new_id = r.row_id and x.part = r.part
), brought (batch_id, stood_before) as materialized (
    select o.batch_id, d.stood_before from delivered d join tumour o on o.id = d.row_id where d.part = 1
    union all
    select o.batch_id, d.stood_before from delivered d join death o on o.id = d.row_id where d.part = 2
    union all
    select o.batch_id, d.stood_before from delivered d join population o on o.id = d.row_id where d.part = 3
    union all
    select o.batch_id, d.stood_before from delivered d join follow_up o on o.id = d.row_id where d.part = 4
)
select b.id as BatchId, count(*) as Records
from brought g
cross join batch b on b.id = g.batch_id
left join batch s on s.id = @sameBytes
left join batch c on c.id = @copyOf
where b.id <> s.id and case when s.committed_version is null then b.id > s.id else b.committed_version > s.committed_version end
   or g.stood_before and b.id <> c.id and case when c.committed_version is null then b.id > c.id else b.committed_version > c.committed_version end
group by b.id
order by b.id
