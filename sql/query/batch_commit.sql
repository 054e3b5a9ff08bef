-- batch_commit: a batch that counts from now on
-- in:   @id, @at
-- out:  nothing
-- used: BatchCommit.Run
update batch
set state = 5, committed_at = @at, committed_version = (select version from data_state where id = 1)
where id = @id
