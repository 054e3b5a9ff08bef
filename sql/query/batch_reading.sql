-- batch_reading: a batch of a registry that is being read
-- in:   @registry
-- out:  id; null when there is none
-- used: ConfirmationStore.ConfirmAsync
select min(id) from batch where id > 0 and state = 2 and registry = @registry
