-- undo_answers: confirmed queries on the rows that a batch brought or a plan ends (own), and on those that come instead
-- in:   @batchId, or null and @rows: the rows that end and come of a plan, JSON [[part, row, 1 or 0], ...]
-- out:  AnsweredRow: Own (1 on a row that goes), VersionId, Fingerprint, CheckId, Registry, Part, Number, TumourNumber
-- used: UndoConsequences.Of
with cases (row_id, own) as (
    select row_id, own from touched_tumour where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 1
),
deaths (row_id, own) as (
    select row_id, own from touched_death where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 2
),
populations (row_id, own) as (
    select row_id, own from touched_population where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 3
),
followed (row_id, own) as (
    select row_id, own from touched_follow_up where batch_id = @batchId
    union all
    select value ->> 1, value ->> 2 from json_each(@rows) where value ->> 0 = 4
)
select q.own as Own, q.id as VersionId, c.fingerprint as Fingerprint, c.check_id as CheckId, c.registry as Registry, c.part as Part,
    c.record_number as Number, c.tumour_number as TumourNumber
from (
    select 1 as part, cases.own, o.id, o.batch_id, o.file_row, o.case_number as number, o.tumour_number
    from cases
    join tumour o on o.id = cases.row_id
    union all
    select 2, deaths.own, o.id, o.batch_id, o.file_row, o.death_number, 0
    from deaths
    join death o on o.id = deaths.row_id
    union all
    select 3, populations.own, o.id, o.batch_id, o.file_row, o.population_year || '-' || o.sex || '-' || o.age_group, 0
    from populations
    join population o on o.id = populations.row_id
    union all
    select 4, followed.own, o.id, o.batch_id, o.file_row, o.number, 0
    from followed
    join follow_up_named o on o.id = followed.row_id
) q
cross join verdict v
join confirmation c on c.fingerprint = v.fingerprint and c.withdrawn_at is null
where v.batch_id = q.batch_id and v.file_row = q.file_row and v.severity = 1
  and v.record_number = q.number and v.tumour_number = q.tumour_number
order by c.check_id, c.registry, c.record_number, c.tumour_number
