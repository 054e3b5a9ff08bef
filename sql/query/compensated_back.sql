-- compensated_back: committed compensations that took a version back
-- in:   @part, @id (a delivered version)
-- out:  batch
-- used: VersionReader.TakenBackBy
select x.batch_id
from compensated_row x
join batch b on b.id = x.batch_id
where x.version_id = @id and x.part = @part and x.fate in (1, 2, 3) and b.state = 5
order by x.batch_id
