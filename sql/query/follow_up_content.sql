-- follow_up_content: the content of one version, to tell what a later one changes
-- in:   @id
-- out:  its items as columns
-- used: StagedChanges.Add
select
    f.contact_date, f.vital_status, f.loss_reason, f.death_date, f.underlying_cause, f.death_category, f.place_of_death,
    f.source, f.other_items
from follow_up f
where f.id = @id
