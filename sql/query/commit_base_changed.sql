-- commit_base_changed: batches whose rows a batch found, and that were undone or replaced in part since
-- in:   @batchId, @staged (data version)
-- out:  id
-- used: BatchCommit.Run
select x.base_id
from batch_base x
join batch b on b.id = x.base_id
where x.batch_id = @batchId
  and (b.state <> 5
    or (x.unchanged > 0 and exists (
        select 1
        from batch_base y
        join batch later on later.id = y.batch_id
        where y.base_id = x.base_id and y.batch_id <> @batchId and y.updated > 0
          and later.state = 5 and later.committed_version > @staged)))
order by x.base_id
