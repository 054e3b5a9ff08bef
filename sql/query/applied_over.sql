-- applied_over: follow-ups of deaths that came to a case by the person of one version of it and not by that of another
-- in:   @id (the version), @before (the version that would stand instead)
-- out:  id of the follow-up that was delivered
-- used: VersionReader.AppliedFrom
select f.id
from (select @id as version_id, @before as before_id) v
cross join tumour n on n.id = v.version_id
cross join tumour o on o.id = v.before_id and o.person_id <> n.person_id
cross join follow_up f on f.registry = n.registry and f.case_number = n.case_number and f.tumour_number = n.tumour_number
cross join applied_death a on a.batch_id = f.batch_id and a.registry = f.registry and a.case_number = f.case_number
    and a.tumour_number = f.tumour_number and a.follow_up_date = f.follow_up_date
join batch b on b.id = f.batch_id
where b.state = 5 and not exists (
    select 1
    from linked_death m
    join effective_person e on e.person_id = m.person_id
    join effective_person p on p.person_id = o.person_id and p.root_id = e.root_id
    where m.registry = a.death_registry and m.death_number = a.death_number)
order by f.id
