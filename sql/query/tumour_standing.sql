-- tumour_standing: the versions of a case in batches that count, wait for their commit or are being read
-- in:   @registry, @number, @tumourNumber
-- out:  VersionRow, the current one first
-- used: OpenQueries.Versions
select t.id as Id, t.batch_id as BatchId, t.file_row as FileRow, t.replaces as Replaces, t.open_query as OpenQuery,
    case when b.state = 5 and t.ended_by is null then 1 else 0 end as IsCurrent, b.committed_version as CommittedVersion,
    t.ended_by as EndedBy, t.incidence_year as EventYear, t.sex as Sex, t.age_group as AgeGroup, t.icd10_cube as Icd10Cube
from tumour t
join batch b on b.id = t.batch_id
where t.registry = @registry and t.case_number = @number and t.tumour_number = @tumourNumber and b.id > 0 and b.state in (2, 4, 5)
order by IsCurrent desc, t.id desc
