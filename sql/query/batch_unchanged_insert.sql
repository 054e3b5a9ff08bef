-- batch_unchanged_insert: a row that equals the stored version
-- in:   a value for each column
-- out:  nothing
-- used: StagedTraces.AddUnchanged
insert into batch_unchanged (
    batch_id, number, part, file_row, row_id)
values (
    @batchId, @number, @part, @fileRow, @rowId)
