-- merge_insert: two persons become one
-- in:   @personA, @personB, @pairId, @automatic, @at, @by, @reason
-- out:  the number of the merge
-- used: PersonStore.Merge
insert into person_merge (person_a, person_b, pair_id, automatic, merged_at, merged_by, reason)
values (@personA, @personB, @pairId, @automatic, @at, @by, @reason)
returning id
