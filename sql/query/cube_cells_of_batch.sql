-- cube_cells_of_batch: what one batch adds to each cell of the counts, as far as a place
-- in:   @batchId, @upTo
-- out:  Registry, EventYear, Sex, AgeGroup, Icd, Cases, Deaths, Verified, DeathCertificateOnly, UnspecifiedMorphology, UnspecifiedSubsite, WithOpenQuery, UnknownBasis, Place
-- used: CubeCells.OfBatch
select c.registry as Registry, c.event_year as EventYear, c.sex as Sex, c.age_group as AgeGroup, c.icd10_cube as Icd,
    c.cases as Cases, c.deaths as Deaths, c.verified as Verified, c.death_certificate_only as DeathCertificateOnly,
    c.unspecified_morphology as UnspecifiedMorphology, c.unspecified_subsite as UnspecifiedSubsite,
    c.with_open_query as WithOpenQuery, c.unknown_basis as UnknownBasis, c.id as Place
from cell c
where c.batch_id = @batchId and c.id <= @upTo
