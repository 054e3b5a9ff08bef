-- 0030_cells_rounds_life_tables: cells with a number of their own and with the cases of unknown basis; rounds numbered apart; what a returned row is called; where a life table came from
-- in:   0001_registry, 0007_rounds, 0014_compensation, 0017_standing_queries, 0024_cell_block, 0026_life_tables
-- out:  cell anew, cell_block empty; index of query_other; columns of batch_returned and life_table; batch.round anew
-- used: Migrator
--
-- What a block holds is told by the number of its last cell. That number must be a column: the hidden one of the engine is given anew
-- when a database is packed or written out and read in again. The blocks are made again when the database is opened.

create table cell_numbered (                     -- what a batch adds to the counts; negative where it replaced a row
    id                     integer not null primary key,
    batch_id               integer not null references batch (id),
    registry               text    not null,
    event_year             integer not null,     -- incidence or death
    sex                    integer not null,
    age_group              integer,
    icd10_cube             text    not null,
    cases                  integer not null,
    deaths                 integer not null,
    verified               integer not null,     -- basis 5, 6, 7
    death_certificate_only integer not null,
    unspecified_morphology integer not null,
    unspecified_subsite    integer not null,
    with_open_query        integer not null,
    unknown_basis          integer not null default 0    -- basis 9 or none
) strict;

insert into cell_numbered (
    id, batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified, death_certificate_only,
    unspecified_morphology, unspecified_subsite, with_open_query, unknown_basis)
select
    c.rowid, c.batch_id, c.registry, c.event_year, c.sex, c.age_group, c.icd10_cube, c.cases, c.deaths, c.verified, c.death_certificate_only,
    c.unspecified_morphology, c.unspecified_subsite, c.with_open_query, 0
from cell c;

insert into cell_numbered (
    batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified, death_certificate_only,
    unspecified_morphology, unspecified_subsite, with_open_query, unknown_basis)
select
    v.batch_id, t.registry, t.incidence_year, t.sex, t.age_group, t.icd10_cube, 0, 0, 0, 0, 0, 0, 0,
    sum(case when v.own = 1 then 1 else -1 end)
from touched_tumour v
join tumour t on t.id = v.row_id
where t.basis is null or t.basis = 9
group by v.batch_id, t.registry, t.incidence_year, t.sex, t.age_group, t.icd10_cube
having sum(case when v.own = 1 then 1 else -1 end) <> 0;

drop table cell;

alter table cell_numbered rename to cell;

create index cell_batch on cell (batch_id);

delete from cell_block;

create index query_other_other on query_other (other_id);

alter table batch_returned add column record_number text;       -- as far as it may be shown

alter table batch_returned add column tumour_number integer;

alter table life_table add column source_hash text;             -- SHA-256 of the rows that were loaded; null of those loaded before

with recursive delivery (id, root_id) as (
    select id, id from batch where round_of is null
    union all
    select b.id, d.root_id from batch b join delivery d on b.round_of = d.id
), numbered (id, round) as (
    select b.id, row_number() over (
        partition by d.root_id order by b.round_of is not null, b.committed_version is null, b.committed_version, b.id)
    from delivery d
    join batch b on b.id = d.id
)
update batch
set round = (select n.round from numbered n where n.id = batch.id)
where id in (select id from numbered) and round_of is not null;
