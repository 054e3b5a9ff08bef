-- follow_up_replaced: the follow-ups that a batch brings as updates, each with the version it replaces
-- in:   @batchId
-- out:  FollowUpRow of the new version, FollowUpRow of the one before
-- used: RecordStore.ReplacedFollowUps
select n.*, o.*
from batch_range r
join follow_up_version n on n.Id between r.first_id and r.last_id and n.BatchId = r.batch_id
join follow_up_version o on o.Id = n.Replaces
where r.batch_id = @batchId and r.part = 4
order by n.Id
