-- batch_dry_run_left: dry runs whose program did not come to its end
-- in:   @before (begun before this time)
-- out:  id
-- used: BatchRecovery.Run
select id from batch where id < 0 and state in (1, 3, 4) and uploaded_at < @before order by id
