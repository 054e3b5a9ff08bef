-- merge_undo: a merge stands no longer
-- in:   @id, @at, @by, @reason
-- out:  nothing
-- used: PersonStore.Unmerge
update person_merge set undone_at = @at, undone_by = @by, undo_reason = @reason where id = @id and undone_at is null
