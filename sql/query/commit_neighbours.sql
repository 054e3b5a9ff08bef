-- commit_neighbours: batches of the same registries that were committed or undone after a version
-- in:   @batchId, @staged (data version)
-- out:  a count
-- used: BatchCommit.Run
select count(*)
from batch b
where (b.committed_version > @staged or b.undone_version > @staged)
  and exists (
    select 1
    from batch_registry theirs
    join batch_registry ours on ours.registry = theirs.registry and ours.batch_id = @batchId
    where theirs.batch_id = b.id)
