-- 0026_life_tables: mortality of the population, for relative and net survival
-- in:   0001_registry
-- out:  tables life_table and life_table_row
-- used: Migrator
--
-- A life table is loaded as a whole and taken out as a whole; loading one of the same name replaces it.

create table life_table (
    name              text    not null primary key,
    source            text    not null,             -- where it comes from, in the words of who loaded it
    loaded_at         text    not null,
    loaded_by         text    not null
) strict;

create table life_table_row (
    name              text    not null references life_table (name),
    area              text    not null,             -- empty where the table has no areas
    sex               integer not null,             -- 1 men, 2 women
    year              integer not null,             -- holds until the next year of the table
    age               integer not null,             -- attained age, completed years; holds until the next age
    hazard_per_day    real    not null,
    primary key (name, area, sex, year, age)
) strict, without rowid;
