-- cube_verify: cells whose sum differs from a count of the current rows
-- in:   nothing
-- out:  the columns of CellRow: counted less stored
-- used: CubeStore.VerifyAsync
select registry as Registry, event_year as EventYear, sex as Sex, age_group as AgeGroup, icd10_cube as Icd,
    sum(cases) as Cases, sum(deaths) as Deaths, sum(verified) as MorphologicallyVerified,
    sum(death_certificate_only) as DeathCertificateOnly, sum(unspecified_morphology) as UnspecifiedMorphology,
    sum(unspecified_subsite) as UnspecifiedSubsite, sum(with_open_query) as WithOpenQuery, sum(unknown_basis) as UnknownBasis
from (
    select registry, incidence_year as event_year, sex, age_group, icd10_cube,
        count(*) as cases, 0 as deaths,
        sum(case when basis in (5, 6, 7) then 1 else 0 end) as verified,
        sum(case when basis = 0 then 1 else 0 end) as death_certificate_only,
        sum(case when basis in (5, 6, 7) and histology in (8000, 8001, 8010, 8020, 8021) then 1 else 0 end) as unspecified_morphology,
        sum(case when icd10 like '___.9' then 1 else 0 end) as unspecified_subsite,
        sum(open_query) as with_open_query,
        sum(case when basis is null or basis = 9 then 1 else 0 end) as unknown_basis
    from current_tumour
    group by registry, incidence_year, sex, age_group, icd10_cube
    union all
    select registry, death_year, sex, age_group, icd10_cube, 0, count(*), 0, 0, 0, 0, 0, 0
    from current_death
    group by registry, death_year, sex, age_group, icd10_cube
    union all
    select c.registry, c.event_year, c.sex, c.age_group, c.icd10_cube, -c.cases, -c.deaths, -c.verified,
        -c.death_certificate_only, -c.unspecified_morphology, -c.unspecified_subsite, -c.with_open_query, -c.unknown_basis
    from cell c
    join batch b on b.id = c.batch_id
    where b.state = 5
) both_ways
group by registry, event_year, sex, age_group, icd10_cube
having sum(cases) <> 0 or sum(deaths) <> 0 or sum(verified) <> 0 or sum(death_certificate_only) <> 0
    or sum(unspecified_morphology) <> 0 or sum(unspecified_subsite) <> 0 or sum(with_open_query) <> 0 or sum(unknown_basis) <> 0
order by registry, event_year, sex, age_group, icd10_cube
