-- cube_cells_at: what each batch that counted at a data state adds to each cell of the counts
-- in:   @state
-- out:  as cube_cells_added
-- used: CubeCells.ReadAt
select c.registry as Registry, c.event_year as EventYear, c.sex as Sex, c.age_group as AgeGroup, c.icd10_cube as Icd,
    c.cases as Cases, c.deaths as Deaths, c.verified as Verified, c.death_certificate_only as DeathCertificateOnly,
    c.unspecified_morphology as UnspecifiedMorphology, c.unspecified_subsite as UnspecifiedSubsite,
    c.with_open_query as WithOpenQuery, c.unknown_basis as UnknownBasis, c.id as Place
from batch b
join cell c on c.batch_id = b.id
where b.committed_version <= @state and (b.undone_version is null or b.undone_version > @state)
