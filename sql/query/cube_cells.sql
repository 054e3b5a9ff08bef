-- cube_cells: what each committed batch adds to each cell of the counts, as far as it is not in a block; the cube adds up cells of one key
-- in:   nothing
-- out:  Registry, EventYear, Sex, AgeGroup, Icd, Cases, Deaths, Verified, DeathCertificateOnly, UnspecifiedMorphology, UnspecifiedSubsite, WithOpenQuery, UnknownBasis, Place
-- used: CubeCells.Read
select c.registry as Registry, c.event_year as EventYear, c.sex as Sex, c.age_group as AgeGroup, c.icd10_cube as Icd,
    c.cases as Cases, c.deaths as Deaths, c.verified as Verified, c.death_certificate_only as DeathCertificateOnly,
    c.unspecified_morphology as UnspecifiedMorphology, c.unspecified_subsite as UnspecifiedSubsite,
    c.with_open_query as WithOpenQuery, c.unknown_basis as UnknownBasis, c.id as Place
from batch b
left join cell_block k on k.batch_id = b.id
join cell c on c.batch_id = b.id and c.id > coalesce(k.last_place, 0)
where b.state = 5
