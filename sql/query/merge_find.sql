-- merge_find: one merge
-- in:   @id
-- out:  MergeRow; one row or none
-- used: PersonStore.MergeAsync
select id as Id, person_a as PersonA, person_b as PersonB, pair_id as PairId, automatic as Automatic, merged_at as MergedAt,
    merged_by as MergedBy, reason as Reason, undone_at as UndoneAt, undone_by as UndoneBy, undo_reason as UndoReason
from person_merge
where id = @id
