-- life_table_rows: the rows of a life table
-- in:   @name
-- out:  Name, Area, Sex, Year, Age, HazardPerDay
-- used: LifeTableStore
select name as Name, area as Area, sex as Sex, year as Year, age as Age, hazard_per_day as HazardPerDay
from life_table_row
where name = @name
order by area, sex, year, age
