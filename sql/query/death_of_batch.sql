-- death_of_batch: the versions of deaths that a batch brought, whether they count or not
-- in:   @batchId
-- out:  DeathRow
-- used: RecordStore.DeathsOfBatch
select v.*
from batch_range r
join death_version v on v.Id between r.first_id and r.last_id and v.BatchId = r.batch_id
where r.batch_id = @batchId and r.part = 2
order by v.Id
