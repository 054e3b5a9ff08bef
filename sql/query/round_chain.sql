-- round_chain: every round of the delivery that a batch belongs to, first round first
-- in:   @id (any of them)
-- out:  the columns of BatchRow
-- used: RoundStore.ChainAsync
with recursive earlier (id, round_of) as (
    select id, round_of from batch where id = @id
    union
    select b.id, b.round_of from batch b join earlier e on b.id = e.round_of
),
chain (id) as (
    select id from earlier where round_of is null
    union
    select b.id from batch b join chain c on b.round_of = c.id
)
select
    b.id as Id, b.registry as Registry, b.file_name as FileName, b.file_hash as FileHash, b.file_bytes as FileBytes, b.state as State,
    b.atomic as Atomic, b.uploaded_at as UploadedAt, b.committed_at as CommittedAt, b.undone_at as UndoneAt, b.rows_read as RowsRead,
    b.inserted as Inserted, b.updated as Updated, b.unchanged as Unchanged, b.rejected as Rejected, b.held as Held,
    b.queried as Queried, b.same_file_as as SameFileAs, b.read_as as ReadAs, b.request as Request, b.round_of as RoundOf, b.round as Round,
    b.kind as Kind, b.compensates as Compensates, b.made_by as MadeBy, b.reason as Reason, b.withdrawn as Withdrawn,
    (select max(c.id) from batch c where c.compensates = b.id and c.state = 5) as CompensatedBy
from chain c
join batch b on b.id = c.id
order by b.round, b.id
