-- commit_followed_gone: follow-ups of a batch whose case is neither in the data nor in the batch
-- in:   @batchId
-- out:  number of rows
-- used: BatchCommit.Run
select count(*)
from batch_range r
join follow_up f on f.id between r.first_id and r.last_id and f.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 4 and not exists (
    select 1
    from tumour t
    join batch b on b.id = t.batch_id
    where t.registry = f.registry and t.case_number = f.case_number and t.tumour_number = f.tumour_number
      and (t.batch_id = f.batch_id or (t.ended_by is null and b.state = 5)))
