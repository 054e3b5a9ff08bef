-- compensation_insert: a batch that takes something back; it counts at the end of the same transaction
-- in:   @id, @registry, @fileName, @at, @kind, @compensates (null: one record), @by, @reason, @updated, @withdrawn, @queried
-- out:  nothing
-- used: CompensationWriter.Write
insert into batch (
    id, registry, file_name, file_hash, file_bytes, state, atomic, uploaded_at, committed_at, rows_read, inserted, updated,
    unchanged, rejected, held, queried, committed_version, kind, compensates, made_by, reason, withdrawn)
values (
    @id, @registry, @fileName, '', 0, 4, 1, @at, @at, @updated, 0, @updated,
    0, 0, 0, @queried, (select version from data_state where id = 1), @kind, @compensates, @by, @reason, @withdrawn)
