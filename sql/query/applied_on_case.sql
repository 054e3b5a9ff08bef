-- applied_on_case: the deaths that stand on a case
-- in:   @registry, @caseNumber, @tumourNumber
-- out:  AppliedRow
-- used: AppliedDeaths.OnCase
select s.batch_id as BatchId, s.registry as Registry, s.case_number as CaseNumber, s.tumour_number as TumourNumber,
    s.follow_up_date as FollowUpDate, t.person_id as PersonId
from follow_up f
cross join applied_standing s on s.batch_id = f.batch_id and s.registry = f.registry and s.case_number = f.case_number
    and s.tumour_number = f.tumour_number and s.follow_up_date = f.follow_up_date
join tumour t on t.registry = s.registry and t.case_number = s.case_number and t.tumour_number = s.tumour_number and t.ended_by is null
join batch b on b.id = t.batch_id and b.state = 5
where f.registry = @registry and f.case_number = @caseNumber and f.tumour_number = @tumourNumber
order by s.batch_id, s.follow_up_date
