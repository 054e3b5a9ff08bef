-- applied_of_death: the cases on which a death stands
-- in:   @registry, @deathNumber
-- out:  AppliedRow: BatchId, Registry, CaseNumber, TumourNumber, FollowUpDate, PersonId (the person that stands for all it is merged with)
-- used: AppliedDeaths.Of
select s.batch_id as BatchId, s.registry as Registry, s.case_number as CaseNumber, s.tumour_number as TumourNumber,
    s.follow_up_date as FollowUpDate, coalesce(r.root_id, t.person_id) as PersonId
from applied_standing s
join tumour t on t.registry = s.registry and t.case_number = s.case_number and t.tumour_number = s.tumour_number and t.ended_by is null
join batch b on b.id = t.batch_id and b.state = 5
left join person_root r on r.person_id = t.person_id
where s.death_registry = @registry and s.death_number = @deathNumber
order by s.batch_id, s.registry, s.case_number, s.tumour_number
