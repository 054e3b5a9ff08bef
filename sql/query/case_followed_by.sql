-- case_followed_by: the follow-ups of a case in committed batches, the latest version first
-- in:   @registry, @caseNumber, @tumourNumber
-- out:  id, batch, ended by
-- used: VersionReader.FollowUpsOf
select f.id, f.batch_id, f.ended_by
from follow_up f
join batch b on b.id = f.batch_id
where f.registry = @registry and f.case_number = @caseNumber and f.tumour_number = @tumourNumber and b.state = 5
order by f.id desc
