-- state_of_batch: the data state that the commit of a batch made
-- in:   @id
-- out:  a number; one row or none, null before the commit
-- used: StateStore.Find
select committed_version from batch where id = @id
