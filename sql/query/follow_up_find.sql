-- follow_up_find: the current version of a follow-up
-- in:   @registry, @caseNumber, @tumourNumber, @followUpDate
-- out:  id, content_hash, batch_id; one row or none
-- used: StagedFollowUps.Find
select f.id, f.content_hash, f.batch_id
from follow_up f
join batch b on b.id = f.batch_id
where f.registry = @registry and f.case_number = @caseNumber and f.tumour_number = @tumourNumber
  and f.follow_up_date = @followUpDate and f.ended_by is null and b.state = 5
