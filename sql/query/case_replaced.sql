-- case_replaced: the versions of cases that a batch brings as updates, each with the version it replaces
-- in:   @batchId
-- out:  CaseRow of the new version, CaseRow of the one before
-- used: RecordStore.ReplacedCases
select n.*, o.*
from batch_range r
join tumour_version n on n.Id between r.first_id and r.last_id and n.BatchId = r.batch_id
join tumour_version o on o.Id = n.Replaces
where r.batch_id = @batchId and r.part = 1
order by n.Id
