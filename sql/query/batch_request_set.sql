-- batch_request_set: how the sender wants the file of a batch to be read
-- in:   @id, @request (JSON)
-- out:  nothing
-- used: BatchStore.SetRequest
update batch set request = @request where id = @id
