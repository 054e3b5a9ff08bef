-- cube_batches_changed: batches that came to the counts after a data state, and those that went
-- in:   @version
-- out:  Id, Sign (1 came, -1 went)
-- used: CubeChanges.Since
select id as Id, 1 as Sign
from batch
where state = 5 and committed_version > @version
union all
select id, -1
from batch
where state = 6 and undone_version > @version and committed_version <= @version
