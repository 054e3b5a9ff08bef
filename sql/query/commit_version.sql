-- commit_version: data version now and when the rows of a batch were judged
-- in:   @id
-- out:  Now, Staged
-- used: BatchCommit.Run
select d.version as Now, b.staged_version as Staged
from batch b
join data_state d on d.id = 1
where b.id = @id
