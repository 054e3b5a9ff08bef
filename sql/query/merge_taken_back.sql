-- merge_taken_back: merges between two persons that were taken back
-- in:   @personA, @personB
-- out:  a number
-- used: PersonStore.SaveRunAsync
select count(*)
from person_merge
where undone_at is not null
  and ((person_a = @personA and person_b = @personB) or (person_a = @personB and person_b = @personA))
