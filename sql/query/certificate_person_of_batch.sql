-- certificate_person_of_batch: the person of the current case of a number, when it is registered from a certificate only and a batch brought it, or brought it again
-- in:   @registry, @caseNumber, @batchId
-- out:  number of the person; one row or none
-- used: CertificateTraces.End
select t.person_id
from tumour t
join batch b on b.id = t.batch_id
where t.registry = @registry and t.case_number = @caseNumber and t.tumour_number = 1 and t.basis = 0
  and t.ended_by is null and b.state = 5
  and (t.batch_id = @batchId or exists (
    select 1 from batch_unchanged u where u.batch_id = @batchId and u.part = 1 and u.row_id = t.id))
