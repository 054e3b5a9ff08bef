-- cell_block_list: the cells of each committed batch in one piece
-- in:   nothing
-- out:  BatchId, LastPlace, Bytes
-- used: CellBlocks.Read
select k.batch_id as BatchId, k.last_place as LastPlace, k.bytes as Bytes
from cell_block k
join batch b on b.id = k.batch_id
where b.state = 5
