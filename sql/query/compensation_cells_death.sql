-- compensation_cells_death: what a compensation changes in the counts of deaths: less its ended rows, plus its own
-- in:   @batchId
-- out:  nothing
-- used: CompensationWriter.Write
insert into cell (
    batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified, death_certificate_only,
    unspecified_morphology, unspecified_subsite, with_open_query, unknown_basis)
select @batchId, v.registry, v.death_year, v.sex, v.age_group, v.icd10_cube, 0, sum(v.sign), 0, 0, 0, 0, 0, 0
from (
    select d.*, -1 as sign
    from compensated_row x
    join death d on d.id = x.ended_id
    where x.batch_id = @batchId and x.part = 2
    union all
    select d.*, 1
    from compensated_row x
    join death d on d.id = x.new_id
    where x.batch_id = @batchId and x.part = 2
) v
group by v.registry, v.death_year, v.sex, v.age_group, v.icd10_cube
having sum(v.sign) <> 0
