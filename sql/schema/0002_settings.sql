-- 0002_settings: what a registry decides for its tables; codes of the counts that a setting needs apart
-- in:   0001_registry
-- out:  table setting; D35.2, D35.3 and D35.4 counted under their own code
-- used: Migrator
--
-- Rows that were counted under D35 keep their batch: what each batch added to D35, or took from it, moves to the code.

create table setting (                           -- answers that differ from the defaults, one for each question
    key               text    not null primary key,
    value             text    not null,
    changed_at        text    not null,
    changed_by        text    not null
) strict;

insert into cell (
    batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified, death_certificate_only,
    unspecified_morphology, unspecified_subsite, with_open_query)
select
    v.in_batch, v.registry, v.incidence_year, v.sex, v.age_group, case when d.way = 1 then v.icd10 else v.icd10_cube end,
    sum(v.sign * d.way), 0,
    sum(case when v.basis in (5, 6, 7) then v.sign * d.way else 0 end),
    sum(case when v.basis = 0 then v.sign * d.way else 0 end),
    sum(case when v.basis in (5, 6, 7) and v.histology in (8000, 8001, 8010, 8020, 8021) then v.sign * d.way else 0 end),
    0,
    sum(v.open_query * v.sign * d.way)
from (
    select t.*, t.batch_id as in_batch, 1 as sign from tumour t
    union all
    select t.*, n.batch_id, -1 from tumour t join tumour n on n.replaces = t.id
) v
cross join (select 1 as way union all select -1) d
where v.icd10 in ('D35.2', 'D35.3', 'D35.4') and v.icd10_cube = 'D35'
group by v.in_batch, v.registry, v.incidence_year, v.sex, v.age_group, case when d.way = 1 then v.icd10 else v.icd10_cube end;

insert into cell (
    batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified, death_certificate_only,
    unspecified_morphology, unspecified_subsite, with_open_query)
select
    v.in_batch, v.registry, v.death_year, v.sex, v.age_group, case when d.way = 1 then v.underlying_cause else v.icd10_cube end,
    0, sum(v.sign * d.way), 0, 0, 0, 0, 0
from (
    select t.*, t.batch_id as in_batch, 1 as sign from death t
    union all
    select t.*, n.batch_id, -1 from death t join death n on n.replaces = t.id
) v
cross join (select 1 as way union all select -1) d
where v.underlying_cause in ('D35.2', 'D35.3', 'D35.4') and v.icd10_cube = 'D35'
group by v.in_batch, v.registry, v.death_year, v.sex, v.age_group, case when d.way = 1 then v.underlying_cause else v.icd10_cube end;

update tumour set icd10_cube = icd10 where icd10 in ('D35.2', 'D35.3', 'D35.4') and icd10_cube = 'D35';

update death set icd10_cube = underlying_cause where underlying_cause in ('D35.2', 'D35.3', 'D35.4') and icd10_cube = 'D35';
