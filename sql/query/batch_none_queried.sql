-- batch_none_queried: nobody has asked anything of a batch yet whose former rows have gone
-- in:   @id
-- out:  1
-- used: BatchStore.BeginStaging
update batch set queried = 0 where id = @id and state = 2
