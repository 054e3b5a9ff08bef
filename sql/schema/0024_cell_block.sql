-- 0024_cell_block: the cells of a batch in one piece, from which the counts are loaded
-- in:   0001_registry
-- out:  table cell_block
-- used: Migrator
--
-- A copy: cell stays what counts. Cells of a batch that came after its block (answers to queries) are read one by one beside it, and so
-- are those of a batch that has no block.

create table cell_block (
    batch_id   integer not null primary key references batch (id),
    last_place integer not null,                 -- rowid of the last cell that is in it
    bytes      blob    not null                  -- see CellBlock
) strict;
