-- schema_applied: names of the schema scripts that this database has had
-- in:   nothing
-- out:  ScriptName
-- used: Migrator.Apply
select ScriptName from schema_script
