-- population_open_query_set: whether a version of population has an open query
-- in:   @id, @open
-- out:  nothing
-- used: OpenQueries.Refresh
update population set open_query = @open where id = @id
