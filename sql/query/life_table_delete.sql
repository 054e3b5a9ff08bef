-- life_table_delete: takes the head of a life table out
-- in:   @name
-- out:  nothing
-- used: LifeTableStore
delete from life_table where name = @name
