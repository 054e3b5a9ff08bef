-- death_open_query_set: whether a version of death has an open query
-- in:   @id, @open
-- out:  nothing
-- used: OpenQueries.Refresh
update death set open_query = @open where id = @id
