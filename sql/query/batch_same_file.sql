-- batch_same_file: latest batch, checked or committed, with the same file
-- in:   @fileHash
-- out:  id or null
-- used: BatchStore.CreateAsync
select max(id) from batch where file_hash = @fileHash and state in (4, 5) and id > 0
