-- cube_cells: the counts: what all committed batches add, cell by cell
-- in:   nothing
-- out:  the columns of CellRow
-- used: CubeStore.LoadAsync
select c.registry as Registry, c.event_year as EventYear, c.sex as Sex, c.age_group as AgeGroup, c.icd10_cube as Icd,
    sum(c.cases) as Cases, sum(c.deaths) as Deaths, sum(c.verified) as MorphologicallyVerified,
    sum(c.death_certificate_only) as DeathCertificateOnly, sum(c.unspecified_morphology) as UnspecifiedMorphology,
    sum(c.unspecified_subsite) as UnspecifiedSubsite, sum(c.with_open_query) as WithOpenQuery
from cell c
join batch b on b.id = c.batch_id
where b.state = 5
group by c.registry, c.event_year, c.sex, c.age_group, c.icd10_cube
