-- life_table_insert: the head of a life table
-- in:   a value for each column
-- out:  nothing
-- used: LifeTableStore
insert into life_table (
    name, source, loaded_at, loaded_by, source_hash)
values (
    @name, @source, @at, @by, @sourceHash)
