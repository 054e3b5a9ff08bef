-- case_of_batch: the versions of cases that a batch brought, whether they count or not
-- in:   @batchId
-- out:  CaseRow
-- used: RecordStore.CasesOfBatch
select v.*
from batch_range r
join tumour_version v on v.Id between r.first_id and r.last_id and v.BatchId = r.batch_id
where r.batch_id = @batchId and r.part = 1
order by v.Id
