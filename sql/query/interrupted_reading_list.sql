-- interrupted_reading_list: uploaded batches whose last reading ended its program
-- in:   nothing
-- out:  their ids
-- used: BatchStore.InterruptedAsync
select r.batch_id
from interrupted_reading r
join batch b on b.id = r.batch_id
where b.state = 1
order by r.batch_id
