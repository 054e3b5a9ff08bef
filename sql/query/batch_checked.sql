-- batch_checked: a batch whose rows are staged (checked), or that could not be read (unreadable)
-- in:   @id, @state, @rowsRead, @inserted, @updated, @unchanged, @rejected, @held, @queried
-- out:  nothing
-- used: StagingWriter.Complete
update batch
set state = @state, rows_read = @rowsRead, inserted = @inserted, updated = @updated, unchanged = @unchanged,
    rejected = @rejected, held = @held,
    queried = case when @inserted + @updated = 0 then 0 else queried + @queried end    -- what changed while it was read is in it already
where id = @id
