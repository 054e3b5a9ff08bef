-- cell_block_insert: the cells of a batch in one piece
-- in:   @batchId, @lastPlace, @bytes
-- out:  nothing
-- used: CellBlocks.Write
insert into cell_block (batch_id, last_place, bytes)
values (@batchId, @lastPlace, @bytes)
