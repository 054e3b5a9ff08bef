-- root_list: the persons that are merged with others, each with the person that stands for all of them
-- in:   nothing
-- out:  PersonId, RootId
-- used: RecordSnapshot.Roots
select e.person_id as PersonId, e.root_id as RootId
from person_root e
where e.person_id <> e.root_id
