-- batch_queried_add: rows of a batch with an open query, more or fewer
-- in:   @batchId, @change
-- out:  nothing
-- used: OpenQueries.Refresh
update batch set queried = queried + @change where id = @batchId
