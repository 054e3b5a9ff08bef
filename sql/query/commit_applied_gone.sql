-- commit_applied_gone: follow-ups of a batch that came of deaths which count no longer, have changed, or are not linked to the person of the case any more
-- in:   @batchId
-- out:  number of rows
-- used: BatchCommit.Run
select count(*)
from applied_death a
join follow_up f on f.registry = a.registry and f.case_number = a.case_number and f.tumour_number = a.tumour_number
    and f.follow_up_date = a.follow_up_date and f.batch_id = a.batch_id
where a.batch_id = @batchId and not exists (
    select 1
    from current_death d
    join linked_death m on m.registry = d.registry and m.death_number = d.death_number
    join effective_person p on p.person_id = m.person_id
    join tumour t on t.registry = a.registry and t.case_number = a.case_number and t.tumour_number = a.tumour_number and t.ended_by is null
    join batch b on b.id = t.batch_id and b.state = 5
    join effective_person c on c.person_id = t.person_id and c.root_id = p.root_id
    where d.id = a.death_id)
