-- cell_block_batches: committed batches that have a block of their cells
-- in:   nothing
-- out:  the ids
-- used: CellBlocks.WriteMissing
select k.batch_id
from cell_block k
join batch b on b.id = k.batch_id
where b.state = 5
