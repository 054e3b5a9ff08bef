-- population_next: the first free id of population
-- in:   nothing
-- out:  id
-- used: StagingWriter
select coalesce(max(id), 0) + 1 from population
