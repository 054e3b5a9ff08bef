-- batch_delete: takes away a batch that never counted and whose rows and verdicts are gone
-- in:   @id (batch)
-- out:  nothing
-- used: BatchStore.ForgetAsync
delete from batch
where id = @id
  and state in (1, 3, 4)
