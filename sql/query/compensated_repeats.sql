-- compensated_repeats: rows of committed compensations that repeat a delivered version, the latest first
-- in:   @part, @id
-- out:  id
-- used: VersionReader.Standing
select x.new_id
from compensated_row x
join batch b on b.id = x.batch_id
where x.restores = @id and x.part = @part and x.new_id is not null and b.state = 5
order by x.new_id desc
