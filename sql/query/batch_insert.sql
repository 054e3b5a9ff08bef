-- batch_insert: a delivered file
-- in:   @id, @registry, @fileName, @fileHash, @fileBytes, @atomic, @uploadedAt, @sameFileAs
-- out:  nothing
-- used: BatchStore.CreateAsync
insert into batch (
    id, registry, file_name, file_hash, file_bytes, state, atomic, uploaded_at, rows_read, inserted, updated, unchanged,
    rejected, held, queried, same_file_as)
values (@id, @registry, @fileName, @fileHash, @fileBytes, 1, @atomic, @uploadedAt, 0, 0, 0, 0, 0, 0, 0, @sameFileAs)
