-- person_next: the first free id of person
-- in:   nothing
-- out:  id
-- used: StagingWriter
select coalesce(max(id), 0) + 1 from person
