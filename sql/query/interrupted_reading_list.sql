-- interrupted_reading_list: uploaded batches whose reading ended its program twice or more, and never came to its end since
-- in:   nothing
-- out:  their ids
-- used: BatchStore.InterruptedAsync
select r.batch_id
from interrupted_reading r
join batch b on b.id = r.batch_id
where b.state = 1 and r.times >= 2
order by r.batch_id
