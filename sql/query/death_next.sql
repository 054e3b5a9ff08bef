-- death_next: the first free id of death
-- in:   nothing
-- out:  id
-- used: StagingWriter
select coalesce(max(id), 0) + 1 from death
