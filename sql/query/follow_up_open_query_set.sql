-- follow_up_open_query_set: whether a version of follow_up has an open query
-- in:   @id, @open
-- out:  nothing
-- used: OpenQueries.Refresh
update follow_up set open_query = @open where id = @id
