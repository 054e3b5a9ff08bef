-- batch_staging: a batch whose rows are read now
-- in:   @id
-- out:  1 when it may be read (uploaded, unreadable or checked), else 0
-- used: BatchStore.BeginStaging
update batch
set state = 2, rows_read = 0, inserted = 0, updated = 0, unchanged = 0, rejected = 0, held = 0, queried = 0,
    staged_version = (select version from data_state where id = 1)
where id = @id and state in (1, 3, 4)
