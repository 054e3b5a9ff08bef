-- cube_cells: what each committed batch adds to each cell of the counts; the cube adds up cells of one key
-- in:   nothing
-- out:  Registry, EventYear, Sex, AgeGroup, Icd, Cases, Deaths, Verified, DeathCertificateOnly, UnspecifiedMorphology, UnspecifiedSubsite, WithOpenQuery
-- used: CubeCells.Read
select c.registry as Registry, c.event_year as EventYear, c.sex as Sex, c.age_group as AgeGroup, c.icd10_cube as Icd,
    c.cases as Cases, c.deaths as Deaths, c.verified as Verified, c.death_certificate_only as DeathCertificateOnly,
    c.unspecified_morphology as UnspecifiedMorphology, c.unspecified_subsite as UnspecifiedSubsite,
    c.with_open_query as WithOpenQuery
from cell c
join batch b on b.id = c.batch_id
where b.state = 5
