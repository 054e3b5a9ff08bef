-- compensated_relied: versions of other batches that were left standing because this batch had brought them again
-- in:   @batchId
-- out:  Part, Id, CompensationId
-- used: CompensationPlan.Of
select k.part as Part, k.version_id as Id, k.batch_id as CompensationId
from batch_unchanged u
left join compensated_row s on s.new_id = u.row_id and s.part = u.part
join compensated_row k on k.version_id = coalesce(s.restores, u.row_id) and k.part = u.part and k.fate = 4
join batch b on b.id = k.batch_id
where u.batch_id = @batchId and b.state = 5
order by k.part, k.version_id, k.batch_id
