-- cell_block_missing: committed batches that change the counts and have no block of their cells
-- in:   nothing
-- out:  the ids
-- used: CellBlocks.WriteMissing
select b.id
from batch b
where b.state = 5
  and not exists (select 1 from cell_block k where k.batch_id = b.id)
  and exists (select 1 from cell c where c.batch_id = b.id)
