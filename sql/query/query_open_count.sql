-- query_open_count: queries on a version that nobody has confirmed
-- in:   @batchId, @part, @fileRow, @number, @tumourNumber
-- out:  a count
-- used: OpenQueries.Refresh
select count(*)
from verdict v
where v.batch_id = @batchId and v.file_row = @fileRow and v.severity = 1
  and ((v.record_number is null and v.part = @part) or (v.record_number = @number and v.tumour_number = @tumourNumber))
  and not exists (select 1 from confirmation c where c.fingerprint = v.fingerprint and c.withdrawn_at is null)
  and not exists (select 1 from query_moot g where g.batch_id = v.batch_id and g.number = v.number)
