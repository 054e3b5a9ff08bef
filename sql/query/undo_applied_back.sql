-- undo_applied_back: follow-ups that the undo of a batch brings back and that came of deaths which are not those of the person of the case any more
-- in:   @batchId
-- out:  number of follow-ups
-- used: UndoJudgement.DeathsBack
select count(*)
from touched_follow_up e
join follow_up f on f.id = e.row_id
left join compensated_row y on y.new_id = f.id and y.part = 4
join follow_up o on o.id = coalesce(y.restores, f.id)
join applied_death a on a.batch_id = o.batch_id and a.registry = o.registry and a.case_number = o.case_number
    and a.tumour_number = o.tumour_number and a.follow_up_date = o.follow_up_date
where e.batch_id = @batchId and e.own = 0 and not exists (
    select 1
    from death d
    join batch c on c.id = d.batch_id and c.state = 5
    join linked_death m on m.registry = d.registry and m.death_number = d.death_number
    join effective_person q on q.person_id = m.person_id
    join tumour t on t.registry = a.registry and t.case_number = a.case_number and t.tumour_number = a.tumour_number
    join batch b on b.id = t.batch_id and b.state = 5
    join effective_person p on p.person_id = t.person_id and p.root_id = q.root_id
    where d.registry = a.death_registry and d.death_number = a.death_number and d.batch_id <> @batchId and t.batch_id <> @batchId
      and (d.ended_by is null or d.ended_by = @batchId) and (t.ended_by is null or t.ended_by = @batchId))
