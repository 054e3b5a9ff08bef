-- applied_groundless: whether a follow-up came of a death that counts no longer or is not linked to the person of the case any more
-- in:   @id (a follow-up that was delivered)
-- out:  its batch; one row or none
-- used: VersionReader.LacksGround
select a.batch_id
from follow_up f
join applied_death a on a.batch_id = f.batch_id and a.registry = f.registry and a.case_number = f.case_number
    and a.tumour_number = f.tumour_number and a.follow_up_date = f.follow_up_date
where f.id = @id and not exists (
    select 1
    from current_death d
    join linked_death m on m.registry = d.registry and m.death_number = d.death_number
    join effective_person e on e.person_id = m.person_id
    join tumour t on t.registry = a.registry and t.case_number = a.case_number and t.tumour_number = a.tumour_number and t.ended_by is null
    join batch b on b.id = t.batch_id and b.state = 5
    join effective_person p on p.person_id = t.person_id and p.root_id = e.root_id
    where d.registry = a.death_registry and d.death_number = a.death_number)
