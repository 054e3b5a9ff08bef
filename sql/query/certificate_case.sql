-- certificate_case: the current case of a number, when it is registered from a certificate only
-- in:   @registry, @caseNumber
-- out:  batch; one row or none
-- used: VersionReader.CertificateCase
select t.batch_id
from tumour t
join batch b on b.id = t.batch_id
where t.registry = @registry and t.case_number = @caseNumber and t.tumour_number = 1 and t.basis = 0
  and t.ended_by is null and b.state = 5
