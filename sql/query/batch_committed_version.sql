-- batch_committed_version: the data state that the commit of a batch made
-- in:   @id
-- out:  a number; 0 before its commit
-- used: QueryRefusals.Outdated
select coalesce(committed_version, 0) from batch where id = @id
