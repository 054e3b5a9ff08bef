-- batch_checked: a batch whose rows are staged (checked), or that could not be read (unreadable)
-- in:   @id, @state, @rowsRead, @inserted, @updated, @unchanged, @rejected, @held, @queried
-- out:  nothing
-- used: StagingWriter.Complete
update batch
set state = @state, rows_read = @rowsRead, inserted = @inserted, updated = @updated, unchanged = @unchanged,
    rejected = @rejected, held = @held, queried = @queried
where id = @id
