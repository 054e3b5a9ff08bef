-- batch_state: state of a batch
-- in:   @id
-- out:  state
-- used: BatchRecovery.Run
select state from batch where id = @id
