-- data_state_bump: the data state after a commit or an undo
-- in:   @at
-- out:  nothing
-- used: BatchCommit.Run, BatchUndo.Run
update data_state set version = version + 1, changed_at = @at where id = 1
