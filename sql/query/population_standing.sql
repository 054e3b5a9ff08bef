-- population_standing: the versions of a population count in batches that count, wait for their commit or are being read
-- in:   @registry, @number (year-sex-age group), @tumourNumber (not looked at)
-- out:  VersionRow, the current one first
-- used: OpenQueries.Versions
select p.id as Id, p.batch_id as BatchId, p.file_row as FileRow, p.replaces as Replaces, p.open_query as OpenQuery,
    case when b.state = 5 and p.ended_by is null then 1 else 0 end as IsCurrent, b.committed_version as CommittedVersion,
    p.ended_by as EndedBy, p.population_year as EventYear, p.sex as Sex, p.age_group as AgeGroup, '' as Icd10Cube
from population p
join batch b on b.id = p.batch_id
where p.registry = @registry and p.population_year = cast(substr(@number, 1, 4) as integer)
  and p.sex = cast(substr(@number, 6, 1) as integer) and p.age_group = cast(substr(@number, 8) as integer)
  and b.id > 0 and b.state in (2, 4, 5)
order by IsCurrent desc, p.id desc
