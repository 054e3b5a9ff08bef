-- applied_again: whether a batch took a death to the case and day of a follow-up
-- in:   @id (the follow-up), @batchId
-- out:  the batch; one row or none
-- used: VersionReader.IsAppliedBy
select a.batch_id
from (select @id as follow_up_id, @batchId as applied_id) v
cross join follow_up f on f.id = v.follow_up_id
cross join applied_death a on a.batch_id = v.applied_id and a.registry = f.registry and a.case_number = f.case_number
    and a.tumour_number = f.tumour_number and a.follow_up_date = f.follow_up_date
