-- life_table_row_insert: one row of a life table
-- in:   a value for each column
-- out:  nothing
-- used: LifeTableStore
insert into life_table_row (
    name, area, sex, year, age, hazard_per_day)
values (
    @Name, @Area, @Sex, @Year, @Age, @HazardPerDay)
