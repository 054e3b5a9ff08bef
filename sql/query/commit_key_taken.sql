-- commit_key_taken: new rows of a batch whose key has a current row by now
-- in:   @batchId
-- out:  a count for each table
-- used: BatchCommit.Run
select count(*)
from batch_range r
join tumour n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join tumour o on o.registry = n.registry and o.case_number = n.case_number and o.tumour_number = n.tumour_number
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 1 and n.replaces is null
  and o.batch_id <> @batchId and o.ended_by is null and b.state = 5
union all
select count(*)
from batch_range r
join death n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join death o on o.registry = n.registry and o.death_number = n.death_number
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 2 and n.replaces is null
  and o.batch_id <> @batchId and o.ended_by is null and b.state = 5
union all
select count(*)
from batch_range r
join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join population o on o.registry = n.registry and o.population_year = n.population_year and o.sex = n.sex and o.age_group = n.age_group
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 3 and n.replaces is null
  and o.batch_id <> @batchId and o.ended_by is null and b.state = 5
union all
select count(*)
from batch_range r
join follow_up n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
join follow_up o on o.registry = n.registry and o.case_number = n.case_number and o.tumour_number = n.tumour_number
    and o.follow_up_date = n.follow_up_date
join batch b on b.id = o.batch_id
where r.batch_id = @batchId and r.part = 4 and n.replaces is null
  and o.batch_id <> @batchId and o.ended_by is null and b.state = 5
