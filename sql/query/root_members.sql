-- root_members: the persons that are one with a person, by their numbers
-- in:   @personId
-- out:  numbers; the person itself when it is merged with nobody
-- used: PersonStore.MembersAsync
select m.person_id
from effective_person e
join person_root m on m.root_id = e.root_id
where e.person_id = @personId
union
select @personId
order by 1
