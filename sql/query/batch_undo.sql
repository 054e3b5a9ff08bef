-- batch_undo: a batch that counts no longer
-- in:   @id, @at
-- out:  nothing
-- used: BatchUndo.Run
update batch
set state = 6, queried = 0, undone_at = @at, undone_version = (select version from data_state where id = 1)
where id = @id
