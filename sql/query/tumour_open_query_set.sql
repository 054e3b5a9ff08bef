-- tumour_open_query_set: whether a version of tumour has an open query
-- in:   @id, @open
-- out:  nothing
-- used: OpenQueries.Refresh
update tumour set open_query = @open where id = @id
