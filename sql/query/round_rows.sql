-- round_rows: the rows of a delivery with what became of each
-- in:   @batchId
-- out:  RoundRowRow: Part, FileRow, Number, TumourNumber, KeyHash, ContentHash, OpenQuery, Fate (1 inserted, 2 updated, 3 unchanged, 4 returned), Checks, Shown (number of a returned row)
-- used: RoundRows.Of
select 1 as Part, t.file_row as FileRow, t.case_number as Number, t.tumour_number as TumourNumber, null as KeyHash,
    t.content_hash as ContentHash, t.open_query as OpenQuery, case when t.replaces is null then 1 else 2 end as Fate, null as Checks, null as Shown
from batch_range r
join tumour t on t.id between r.first_id and r.last_id and t.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 1
union all
select 2, d.file_row, d.death_number, null, null, d.content_hash, d.open_query, case when d.replaces is null then 1 else 2 end, null, null
from batch_range r
join death d on d.id between r.first_id and r.last_id and d.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 2
union all
select 3, p.file_row, p.population_year || '/' || p.sex || '/' || p.age_group, null, null, p.content_hash, p.open_query,
    case when p.replaces is null then 1 else 2 end, null, null
from batch_range r
join population p on p.id between r.first_id and r.last_id and p.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 3
union all
select 4, f.file_row, f.case_number || '/' || case when f.tumour_number < 10 then '0' else '' end || f.tumour_number || '/' || f.follow_up_date, null, null, f.content_hash, f.open_query,
    case when f.replaces is null then 1 else 2 end, null, null
from batch_range r
join follow_up f on f.id between r.first_id and r.last_id and f.batch_id = r.batch_id
where r.batch_id = @batchId and r.part = 4
union all
select u.part, u.file_row, t.case_number, t.tumour_number, null, t.content_hash, 0, 3, null, null
from batch_unchanged u
join tumour t on t.id = u.row_id
where u.batch_id = @batchId and u.part = 1
union all
select u.part, u.file_row, d.death_number, null, null, d.content_hash, 0, 3, null, null
from batch_unchanged u
join death d on d.id = u.row_id
where u.batch_id = @batchId and u.part = 2
union all
select u.part, u.file_row, p.population_year || '/' || p.sex || '/' || p.age_group, null, null, p.content_hash, 0, 3, null, null
from batch_unchanged u
join population p on p.id = u.row_id
where u.batch_id = @batchId and u.part = 3
union all
select u.part, u.file_row, f.case_number || '/' || case when f.tumour_number < 10 then '0' else '' end || f.tumour_number || '/' || f.follow_up_date, null, null, f.content_hash, 0, 3, null, null
from batch_unchanged u
join follow_up f on f.id = u.row_id
where u.batch_id = @batchId and u.part = 4
union all
select b.part, b.file_row, null, b.tumour_number, b.key_hash, b.content_hash, 0, 4, b.checks, b.record_number
from batch_returned b
where b.batch_id = @batchId
