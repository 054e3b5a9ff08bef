-- batch_list: all batches but dry runs, newest first
-- in:   nothing
-- out:  the columns of BatchRow
-- used: BatchStore.ListAsync
select
    id as Id, registry as Registry, file_name as FileName, file_hash as FileHash, file_bytes as FileBytes, state as State,
    atomic as Atomic, uploaded_at as UploadedAt, committed_at as CommittedAt, undone_at as UndoneAt, rows_read as RowsRead,
    inserted as Inserted, updated as Updated, unchanged as Unchanged, rejected as Rejected, held as Held, queried as Queried,
    same_file_as as SameFileAs, read_as as ReadAs, request as Request, round_of as RoundOf, round as Round,
    kind as Kind, compensates as Compensates, made_by as MadeBy, reason as Reason, withdrawn as Withdrawn,
    (select max(c.id) from batch c where c.compensates = batch.id and c.state = 5) as CompensatedBy
from batch
where id > 0
order by id desc
