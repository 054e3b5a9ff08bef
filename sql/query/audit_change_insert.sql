-- audit_change_insert: what a batch changes in one stored row
-- in:   a value for each column
-- out:  nothing
-- used: StagedChanges.Add
insert into audit_change (
    batch_id, part, row_id, replaces, changes)
values (
    @batchId, @part, @rowId, @replaces, @changes)
