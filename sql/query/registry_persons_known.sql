-- registry_persons_known: whether a batch that was committed, or undone since, has rows of a registry
-- in:   @registry
-- out:  a count
-- used: StagedPersons.Link
select count(*)
from batch_registry r
join batch b on b.id = r.batch_id
where r.registry = @registry and b.state >= 5
