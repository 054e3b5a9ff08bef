-- certificate_person: the person of the current case of a number, when it is registered from a certificate only
-- in:   @registry, @caseNumber
-- out:  number of the person; one row or none
-- used: CertificateTraces.Before
select t.person_id
from tumour t
join batch b on b.id = t.batch_id
where t.registry = @registry and t.case_number = @caseNumber and t.tumour_number = 1 and t.basis = 0
  and t.ended_by is null and b.state = 5
