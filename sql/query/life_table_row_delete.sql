-- life_table_row_delete: takes the rows of a life table out
-- in:   @name
-- out:  nothing
-- used: LifeTableStore
delete from life_table_row where name = @name
