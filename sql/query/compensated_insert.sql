-- compensated_insert: what becomes of one version that a compensation looks at
-- in:   a value for each column, bound by position on the raw statement
-- out:  nothing
-- used: CompensationWriter.Write
insert into compensated_row (
    batch_id, part, version_id, fate, ended_id, new_id, restores, kept_by)
values (
    @batchId, @part, @versionId, @fate, @endedId, @newId, @restores, @keptBy)
