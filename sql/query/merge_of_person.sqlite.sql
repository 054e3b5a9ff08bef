-- merge_of_person: all merges of a set of persons, those taken back included, oldest first
-- in:   @persons (JSON list of ids)
-- out:  MergeRow
-- used: PersonStore.MergesAsync
select id as Id, person_a as PersonA, person_b as PersonB, pair_id as PairId, automatic as Automatic, merged_at as MergedAt,
    merged_by as MergedBy, reason as Reason, undone_at as UndoneAt, undone_by as UndoneBy, undo_reason as UndoReason
from person_merge
where person_a in (select value from json_each(@persons)) or person_b in (select value from json_each(@persons))
order by id
