-- staged_cell_changes: cases with an open query, more or fewer, that others brought into the cells of a batch while it was read
-- in:   @batchId
-- out:  Registry, EventYear, Sex, AgeGroup, Icd, WithOpenQuery
-- used: StagedSums.Write
select c.registry as Registry, c.event_year as EventYear, c.sex as Sex, c.age_group as AgeGroup, c.icd10_cube as Icd,
    c.with_open_query as WithOpenQuery
from cell c
where c.batch_id = @batchId
