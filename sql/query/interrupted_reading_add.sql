-- interrupted_reading_add: the reading of a batch ended its program
-- in:   @batchId, @at
-- out:  nothing
-- used: BatchRecovery.Run
insert into interrupted_reading (batch_id, times, at) values (@batchId, 1, @at)
on conflict (batch_id) do update set times = times + 1, at = @at
