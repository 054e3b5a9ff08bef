-- follow_up_standing: the versions of a follow-up in batches that count, wait for their commit or are being read
-- in:   @registry, @number (case/tumour/day), @tumourNumber (not looked at)
-- out:  VersionRow, the current one first
-- used: OpenQueries.Versions
select f.id as Id, f.batch_id as BatchId, f.file_row as FileRow, f.replaces as Replaces, f.open_query as OpenQuery,
    case when b.state = 5 and f.ended_by is null then 1 else 0 end as IsCurrent, b.committed_version as CommittedVersion,
    f.ended_by as EndedBy, f.follow_up_date / 10000 as EventYear, 0 as Sex, null as AgeGroup, '' as Icd10Cube
from follow_up f
join batch b on b.id = f.batch_id
where f.registry = @registry and f.case_number = substr(@number, 1, length(@number) - 12)
  and f.tumour_number = cast(substr(@number, length(@number) - 10, 2) as integer)
  and f.follow_up_date = cast(substr(@number, length(@number) - 7) as integer) and b.id > 0 and b.state in (2, 4, 5)
order by IsCurrent desc, f.id desc
