-- applied_torn: the cases of some persons on which a death stands that is linked to others, and to none of them
-- in:   @linked (persons with the deaths, JSON list), @cases (persons with the cases, JSON list)
-- out:  AppliedRow
-- used: AppliedDeaths.Torn
select distinct s.batch_id as BatchId, s.registry as Registry, s.case_number as CaseNumber, s.tumour_number as TumourNumber,
    s.follow_up_date as FollowUpDate, t.person_id as PersonId
from json_each(@linked)
cross join linked_death m on m.person_id = json_each.value
join applied_standing s on s.death_registry = m.registry and s.death_number = m.death_number
join tumour t on t.registry = s.registry and t.case_number = s.case_number and t.tumour_number = s.tumour_number and t.ended_by is null
join batch b on b.id = t.batch_id and b.state = 5
where t.person_id in (select value from json_each(@cases))
  and not exists (
    select 1
    from linked_death o
    where o.registry = m.registry and o.death_number = m.death_number and o.person_id in (select value from json_each(@cases)))
order by s.batch_id, s.registry, s.case_number, s.tumour_number
