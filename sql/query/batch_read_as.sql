-- batch_read_as: how the file of a batch is read
-- in:   @id, @registry, @readAs
-- out:  nothing
-- used: BatchStore.SetReadAsAsync
update batch set registry = coalesce(@registry, registry), read_as = @readAs where id = @id
