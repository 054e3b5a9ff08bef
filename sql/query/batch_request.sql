-- batch_request: how the sender wants the file of a batch to be read
-- in:   @id
-- out:  request (JSON), or null when nobody said
-- used: BatchStore.RequestOf
select request from batch where id = @id
