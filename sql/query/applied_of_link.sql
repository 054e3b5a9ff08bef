-- applied_of_link: the cases on which a death stands by its link to one person alone
-- in:   @registry, @deathNumber, @personId
-- out:  AppliedRow
-- used: AppliedDeaths.OfLink
select s.batch_id as BatchId, s.registry as Registry, s.case_number as CaseNumber, s.tumour_number as TumourNumber,
    s.follow_up_date as FollowUpDate, c.root_id as PersonId
from applied_standing s
join tumour t on t.registry = s.registry and t.case_number = s.case_number and t.tumour_number = s.tumour_number and t.ended_by is null
join batch b on b.id = t.batch_id and b.state = 5
join effective_person c on c.person_id = t.person_id
join effective_person p on p.person_id = @personId and p.root_id = c.root_id
where s.death_registry = @registry and s.death_number = @deathNumber
  and not exists (
    select 1
    from linked_death m
    join effective_person e on e.person_id = m.person_id
    where m.registry = s.death_registry and m.death_number = s.death_number and m.person_id <> @personId and e.root_id = c.root_id)
order by s.batch_id, s.registry, s.case_number, s.tumour_number
