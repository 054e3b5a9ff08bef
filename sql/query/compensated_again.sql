-- compensated_again: committed deliveries that brought the content of a version again, the latest first
-- in:   @part, @id (a delivered version)
-- out:  batch, and the committed compensation of that batch or null
-- used: VersionReader.BroughtAgain
select u.batch_id, (select max(c.id) from batch c where c.compensates = u.batch_id and c.state = 5)
from (
    select @id as row_id
    union all
    select x.new_id
    from compensated_row x
    join batch c on c.id = x.batch_id
    where x.restores = @id and x.part = @part and x.new_id is not null and c.state = 5
) v
join batch_unchanged u on u.row_id = v.row_id and u.part = @part
join batch b on b.id = u.batch_id
where b.state = 5
order by u.batch_id desc
