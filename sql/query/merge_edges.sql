-- merge_edges: the standing merges that touch a person
-- in:   @personId
-- out:  Id, PersonA, PersonB
-- used: PersonComponent.Of
select id as Id, person_a as PersonA, person_b as PersonB
from person_merge
where undone_at is null and (person_a = @personId or person_b = @personId)
