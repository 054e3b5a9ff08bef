-- applied_from: follow-ups that came of a death and would stand without it, or beside another date or cause, once a version of it is taken back
-- in:   @id (the version), @before (the version that would stand instead, or null)
-- out:  id of the follow-up that was delivered
-- used: VersionReader.AppliedFrom
select f.id
from (select @id as version_id) v
cross join death n on n.id = v.version_id
cross join applied_death a on a.death_registry = n.registry and a.death_number = n.death_number
join batch b on b.id = a.batch_id
join death d on d.id = a.death_id
left join death o on o.id = @before
join follow_up f on f.registry = a.registry and f.case_number = a.case_number and f.tumour_number = a.tumour_number
    and f.follow_up_date = a.follow_up_date and f.batch_id = a.batch_id
where b.state = 5
  and (o.id is null
    or (d.death_date = n.death_date and d.underlying_cause = n.underlying_cause
        and (o.death_date <> n.death_date or o.underlying_cause <> n.underlying_cause)))
order by f.id
