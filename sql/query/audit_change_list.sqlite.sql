-- audit_change_list: what a batch changes in stored rows (sqlite: limit and offset)
-- in:   @batchId, @skip, @take
-- out:  Part, RowId, Replaces, Changes
-- used: AuditStore.ChangesAsync
select part as Part, row_id as RowId, replaces as Replaces, changes as Changes
from audit_change
where batch_id = @batchId
order by part, row_id
limit @take offset @skip
