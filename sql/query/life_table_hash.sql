-- life_table_hash: the fingerprint of the rows of a life table
-- in:   @name
-- out:  SourceHash; null of a table that an older program loaded, no row when there is none of the name
-- used: LifeTableStore
select source_hash from life_table where name = @name
