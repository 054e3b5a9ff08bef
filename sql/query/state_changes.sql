-- state_changes: what happened to the counts between two data states, cell by cell and cause by cause
-- in:   @before, @after
-- out:  Registry, Year, Sex, AgeGroup, Icd, Cause (1 new record, 2 correction, 3 taken back), Cases, Deaths
-- used: StateStore.Changes
with arrived as (
    select id, kind from batch
    where committed_version > @before and committed_version <= @after and (undone_version is null or undone_version > @after)
), gone as (
    select id from batch where committed_version <= @before and undone_version > @before and undone_version <= @after
), changed as (                                 -- the rows of a batch lie in its stretches: the engine must not index whole tables by batch instead (+)
    select n.registry, n.incidence_year as event_year, n.sex, n.age_group, n.icd10_cube,
        case when n.replaces is null then 1 else 2 end as cause, 1 as cases, 0 as deaths
    from arrived b
    cross join batch_range r on r.batch_id = b.id and r.part = 1
    cross join tumour n on n.id between r.first_id and r.last_id and +n.batch_id = b.id
    where b.kind = 1
    union all
    select o.registry, o.incidence_year, o.sex, o.age_group, o.icd10_cube, 2, -1, 0
    from arrived b
    cross join batch_range r on r.batch_id = b.id and r.part = 1
    cross join tumour n on n.id between r.first_id and r.last_id and +n.batch_id = b.id
    cross join tumour o on o.id = n.replaces
    where b.kind = 1
    union all
    select n.registry, n.death_year, n.sex, n.age_group, n.icd10_cube, case when n.replaces is null then 1 else 2 end, 0, 1
    from arrived b
    cross join batch_range r on r.batch_id = b.id and r.part = 2
    cross join death n on n.id between r.first_id and r.last_id and +n.batch_id = b.id
    where b.kind = 1
    union all
    select o.registry, o.death_year, o.sex, o.age_group, o.icd10_cube, 2, 0, -1
    from arrived b
    cross join batch_range r on r.batch_id = b.id and r.part = 2
    cross join death n on n.id between r.first_id and r.last_id and +n.batch_id = b.id
    cross join death o on o.id = n.replaces
    where b.kind = 1
    union all
    select c.registry, c.event_year, c.sex, c.age_group, c.icd10_cube, 3, c.cases, c.deaths
    from arrived b
    cross join cell c on c.batch_id = b.id
    where b.kind <> 1
    union all
    select c.registry, c.event_year, c.sex, c.age_group, c.icd10_cube, 3, -c.cases, -c.deaths
    from gone b
    cross join cell c on c.batch_id = b.id
)
select registry as Registry, event_year as Year, sex as Sex, age_group as AgeGroup, icd10_cube as Icd, cause as Cause,
    sum(cases) as Cases, sum(deaths) as Deaths
from changed
group by registry, event_year, sex, age_group, icd10_cube, cause
having sum(cases) <> 0 or sum(deaths) <> 0
order by registry, event_year, sex, age_group, icd10_cube, cause
