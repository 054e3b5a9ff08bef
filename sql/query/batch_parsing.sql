-- batch_parsing: batches that are being read
-- in:   nothing
-- out:  id
-- used: BatchRecovery.Run
select id from batch where state = 2 order by id
