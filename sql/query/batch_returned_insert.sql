-- batch_returned_insert: a row that was returned
-- in:   a value for each column
-- out:  nothing
-- used: StagedTraces.AddReturned
insert into batch_returned (
    batch_id, number, part, file_row, key_hash, content_hash, checks, record_number, tumour_number)
values (
    @batchId, @number, @part, @fileRow, @keyHash, @contentHash, @checks, @recordNumber, @tumourNumber)
