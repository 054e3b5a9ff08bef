-- compensation_verdicts: the queries on the versions that are put back are asked of the rows that repeat them
-- in:   @batchId
-- out:  nothing
-- used: CompensationWriter.Write
insert into verdict (
    batch_id, number, check_id, severity, part, file_row, file_column, item, value, arguments, record_number, tumour_number, fingerprint)
select
    @batchId, row_number() over (order by q.part, q.new_row, v.number), v.check_id, v.severity, v.part, q.new_row, null, v.item, v.value,
    v.arguments, v.record_number, v.tumour_number, v.fingerprint
from (
    select 1 as part, n.file_row as new_row, o.batch_id, o.file_row, o.case_number as number, o.tumour_number
    from compensated_row x
    join tumour n on n.id = x.new_id
    join tumour o on o.id = x.restores
    where x.batch_id = @batchId and x.part = 1
    union all
    select 2, n.file_row, o.batch_id, o.file_row, o.death_number, 0
    from compensated_row x
    join death n on n.id = x.new_id
    join death o on o.id = x.restores
    where x.batch_id = @batchId and x.part = 2
    union all
    select 3, n.file_row, o.batch_id, o.file_row, o.population_year || '-' || o.sex || '-' || o.age_group, 0
    from compensated_row x
    join population n on n.id = x.new_id
    join population o on o.id = x.restores
    where x.batch_id = @batchId and x.part = 3
    union all
    select 4, n.file_row, o.batch_id, o.file_row, o.number, 0
    from compensated_row x
    join follow_up n on n.id = x.new_id
    join follow_up_named o on o.id = x.restores
    where x.batch_id = @batchId and x.part = 4
) q
cross join verdict v
where v.batch_id = q.batch_id and v.file_row = q.file_row and v.severity = 1
  and ((v.record_number is null and v.part = q.part) or (v.record_number = q.number and v.tumour_number = q.tumour_number))
