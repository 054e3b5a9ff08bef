-- follow_up_next: the first free id of follow_up
-- in:   nothing
-- out:  id
-- used: StagingWriter
select coalesce(max(id), 0) + 1 from follow_up
