-- compensation_cells_tumour: what a compensation changes in the counts of cases: less its ended rows, plus its own
-- in:   @batchId
-- out:  nothing
-- used: CompensationWriter.Write
insert into cell (
    batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified, death_certificate_only,
    unspecified_morphology, unspecified_subsite, with_open_query, unknown_basis)
select
    @batchId, v.registry, v.incidence_year, v.sex, v.age_group, v.icd10_cube, sum(v.sign), 0,
    sum(case when v.basis in (5, 6, 7) then v.sign else 0 end),
    sum(case when v.basis = 0 then v.sign else 0 end),
    sum(case when v.basis in (5, 6, 7) and v.histology in (8000, 8001, 8010, 8020, 8021) then v.sign else 0 end),
    sum(case when v.icd10 like '___.9' then v.sign else 0 end),
    sum(v.open_query * v.sign),
    sum(case when v.basis is null or v.basis = 9 then v.sign else 0 end)
from (
    select t.*, -1 as sign
    from compensated_row x
    join tumour t on t.id = x.ended_id
    where x.batch_id = @batchId and x.part = 1
    union all
    select t.*, 1
    from compensated_row x
    join tumour t on t.id = x.new_id
    where x.batch_id = @batchId and x.part = 1
) v
group by v.registry, v.incidence_year, v.sex, v.age_group, v.icd10_cube
