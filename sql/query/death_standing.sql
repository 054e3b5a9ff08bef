-- death_standing: the versions of a death in batches that count, wait for their commit or are being read
-- in:   @registry, @number, @tumourNumber (not looked at)
-- out:  VersionRow, the current one first
-- used: OpenQueries.Versions
select d.id as Id, d.batch_id as BatchId, d.file_row as FileRow, d.replaces as Replaces, d.open_query as OpenQuery,
    case when b.state = 5 and d.ended_by is null then 1 else 0 end as IsCurrent, b.committed_version as CommittedVersion,
    d.ended_by as EndedBy, d.death_year as EventYear, d.sex as Sex, d.age_group as AgeGroup, d.icd10_cube as Icd10Cube
from death d
join batch b on b.id = d.batch_id
where d.registry = @registry and d.death_number = @number and b.id > 0 and b.state in (2, 4, 5)
order by IsCurrent desc, d.id desc
