-- person_find: persons of a registry with this resident ID, oldest first; those that another batch has only staged are left out
-- in:   @residentKey, @registry, @batchId
-- out:  id
-- used: StagedPersons.Link
select p.id
from person p
join batch b on b.id = p.batch_id
where p.resident_key = @residentKey and p.registry = @registry and (p.batch_id = @batchId or b.state >= 5)
order by p.id
