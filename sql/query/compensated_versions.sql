-- compensated_versions: the versions a batch brought
-- in:   @batchId
-- out:  Part (1 tumour, 2 death, 3 population, 4 follow-up), Id
-- used: CompensationPlan.Of
select 1 as Part, row_id as Id from touched_tumour where batch_id = @batchId and own = 1
union all
select 2 as Part, row_id as Id from touched_death where batch_id = @batchId and own = 1
union all
select 3 as Part, row_id as Id from touched_population where batch_id = @batchId and own = 1
union all
select 4 as Part, row_id as Id from touched_follow_up where batch_id = @batchId and own = 1
