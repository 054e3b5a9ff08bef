-- applied_death_delete: forgets what a batch was to apply, before the batch itself goes
-- in:   @batchId
-- out:  nothing
-- used: BatchStore.ForgetAsync
delete from applied_death where batch_id = @batchId
