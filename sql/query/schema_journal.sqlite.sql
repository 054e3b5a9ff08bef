-- schema_journal: whether the journal of schema scripts exists (sqlite: the catalogue has its own name here)
-- in:   @journal (table name)
-- out:  0 or 1
-- used: Migrator.Apply
select count(*) from sqlite_master where type = 'table' and name = @journal
