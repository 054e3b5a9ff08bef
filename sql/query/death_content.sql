-- death_content: the content of one version, to tell what a later one changes
-- in:   @id
-- out:  its items as columns
-- used: StagedChanges.Add
select
    p.resident_key, t.name, t.sex, t.birth_date, t.reported_age, t.death_date, t.underlying_cause,
    t.other_items
from death t
left join person p on p.id = t.person_id
where t.id = @id
