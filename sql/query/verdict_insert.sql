-- verdict_insert: one error or query
-- in:   a value for each column
-- out:  nothing
-- used: StagedVerdicts.Add
insert into verdict (
    batch_id, number, check_id, severity, part, file_row, file_column, item, value, arguments, record_number,
    tumour_number, fingerprint)
values (
    @batchId, @number, @checkId, @severity, @part, @fileRow, @fileColumn, @item, @value, @arguments, @recordNumber,
    @tumourNumber, @fingerprint)
