-- registry_stored: whether a committed batch has rows of a registry
-- in:   @registry
-- out:  a count
-- used: StagingWriter
select count(*)
from batch_registry r
join batch b on b.id = r.batch_id
where r.registry = @registry and b.state = 5
