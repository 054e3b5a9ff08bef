-- death_replaced: the versions of deaths that a batch brings as updates, each with the version it replaces
-- in:   @batchId
-- out:  DeathRow of the new version, DeathRow of the one before
-- used: RecordStore.ReplacedDeaths
select n.*, o.*
from batch_range r
join death_version n on n.Id between r.first_id and r.last_id and n.BatchId = r.batch_id
join death_version o on o.Id = n.Replaces
where r.batch_id = @batchId and r.part = 2
order by n.Id
