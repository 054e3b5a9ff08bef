-- person_exists: whether a person of this number has been committed
-- in:   @id
-- out:  a number, 0 or 1
-- used: PersonRefusals.NotThere
select count(*) from person p join batch b on b.id = p.batch_id where p.id = @id and b.state >= 5
