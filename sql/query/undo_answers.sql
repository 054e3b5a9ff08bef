-- undo_answers: confirmed queries on the rows that a batch brought, and on those it ended
-- in:   @batchId
-- out:  AnsweredRow: Own (1 on a row it brought), Fingerprint, CheckId, Registry, Part, Number, TumourNumber
-- used: UndoConsequences.Of
select q.own as Own, c.fingerprint as Fingerprint, c.check_id as CheckId, c.registry as Registry, c.part as Part,
    c.record_number as Number, c.tumour_number as TumourNumber
from (
    select 1 as part, e.own, o.batch_id, o.file_row, o.case_number as number, o.tumour_number
    from touched_tumour e
    join tumour o on o.id = e.row_id
    where e.batch_id = @batchId
    union all
    select 2, e.own, o.batch_id, o.file_row, o.death_number, 0
    from touched_death e
    join death o on o.id = e.row_id
    where e.batch_id = @batchId
    union all
    select 3, e.own, o.batch_id, o.file_row, o.population_year || '-' || o.sex || '-' || o.age_group, 0
    from touched_population e
    join population o on o.id = e.row_id
    where e.batch_id = @batchId
    union all
    select 4, e.own, o.batch_id, o.file_row, o.number, 0
    from touched_follow_up e
    join follow_up_named o on o.id = e.row_id
    where e.batch_id = @batchId
) q
cross join verdict v
join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
where v.batch_id = q.batch_id and v.file_row = q.file_row and v.severity = 1
  and v.record_number = q.number and v.tumour_number = q.tumour_number
order by c.check_id, c.registry, c.record_number, c.tumour_number
