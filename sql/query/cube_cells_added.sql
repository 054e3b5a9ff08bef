-- cube_cells_added: cells behind a place that came to batches committed before (an answer to a query)
-- in:   @behind, @version
-- out:  Registry, EventYear, Sex, AgeGroup, Icd, Cases, Deaths, Verified, DeathCertificateOnly, UnspecifiedMorphology, UnspecifiedSubsite, WithOpenQuery, UnknownBasis, Place
-- used: CubeCells.Added
select c.registry as Registry, c.event_year as EventYear, c.sex as Sex, c.age_group as AgeGroup, c.icd10_cube as Icd,
    c.cases as Cases, c.deaths as Deaths, c.verified as Verified, c.death_certificate_only as DeathCertificateOnly,
    c.unspecified_morphology as UnspecifiedMorphology, c.unspecified_subsite as UnspecifiedSubsite,
    c.with_open_query as WithOpenQuery, c.unknown_basis as UnknownBasis, c.id as Place
from cell c
join batch b on b.id = c.batch_id
where c.id > @behind and b.state = 5 and b.committed_version <= @version
