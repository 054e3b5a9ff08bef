-- round_queries: what is asked about the rows of a delivery and not answered
-- in:   @batchId
-- out:  Part, FileRow, CheckId
-- used: RoundStore.DifferenceAsync
select v.part as Part, v.file_row as FileRow, v.check_id as CheckId
from verdict v
where v.batch_id = @batchId and v.severity = 1 and v.file_row > 0 and v.part is not null
  and not exists (select 1 from confirmation c where c.fingerprint = v.fingerprint and c.withdrawn_at is null)
