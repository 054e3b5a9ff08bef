-- 0001_registry: registries, batches and the rows they brought, verdicts, counts, audit
-- in:   nothing
-- out:  all tables of the first version
-- used: Migrator
--
-- A row of tumour, death or population belongs to the batch that brought it and is never changed or deleted once
-- that batch is committed. A correction is a new row that names the row before it (replaces); the commit writes the
-- new batch into ended_by of the old row. A row is current when its batch is committed (state 5) and ended_by is null:
-- the views current_* say so once.
-- Dates are integers yyyymmdd with 00 for an unknown month or day. Instants are text, ISO 8601, UTC.

create table data_state (
    id                integer not null primary key check (id = 1),
    version           integer not null,          -- number of commits and undos
    changed_at        text    not null
) strict;

insert into data_state (id, version, changed_at) values (1, 0, '1970-01-01T00:00:00.000Z');

create table registry (                          -- names and types a site has set; the area list knows the others
    code              text    not null primary key,
    name_zh           text,
    name_en           text,
    area_type         integer,                   -- 1 urban, 2 rural
    population_basis  integer                    -- 1 registered, 2 usual residence
) strict;

create table batch (
    id                integer not null primary key,
    registry          text,
    file_name         text    not null,
    file_hash         text    not null,          -- SHA-256, lower-case hex
    file_bytes        integer not null,
    state             integer not null,          -- 1 uploaded, 2 parsing, 3 unreadable, 4 checked, 5 committed, 6 undone
    atomic            integer not null,
    uploaded_at       text    not null,
    committed_at      text,
    undone_at         text,
    rows_read         integer not null,
    inserted          integer not null,
    updated           integer not null,
    unchanged         integer not null,
    rejected          integer not null,
    held              integer not null,
    queried           integer not null,          -- rows with an open query
    same_file_as      integer references batch (id),
    read_as           text,
    request           text,                      -- how the sender wants it read: JSON of the import's options
    staged_version    integer,                   -- data version when its rows were judged
    committed_version integer,                   -- data version that its commit made
    undone_version    integer                    -- data version that its undo made
) strict;

create index batch_hash on batch (file_hash);

create table batch_registry (                    -- registries that a batch has rows of
    batch_id          integer not null references batch (id),
    registry          text    not null,
    primary key (batch_id, registry)
) strict;

create table batch_range (                       -- where the rows of a batch lie; rows of other batches may lie between
    batch_id          integer not null references batch (id),
    part              integer not null,          -- 0 person, 1 tumour, 2 death, 3 population
    first_id          integer not null,
    last_id           integer not null,
    primary key (batch_id, part, first_id)
) strict;

create table batch_base (                        -- the batches whose rows a batch found, and what it did with them
    batch_id          integer not null references batch (id),
    base_id           integer not null references batch (id),
    updated           integer not null,
    unchanged         integer not null,
    primary key (batch_id, base_id)
) strict;

create index batch_base_base on batch_base (base_id);

create table batch_check (                       -- verdicts of a batch counted by check, info included
    batch_id          integer not null references batch (id),
    check_id          text    not null,
    severity          integer not null,          -- 0 info, 1 query, 2 error
    verdicts          integer not null,
    primary key (batch_id, check_id, severity)
) strict;

create table verdict (                           -- errors and queries
    batch_id          integer not null references batch (id),
    number            integer not null,          -- order in which they were found
    check_id          text    not null,
    severity          integer not null,
    part              integer,                   -- 1 incidence, 2 death, 3 population, null the file
    file_row          integer not null,          -- 0 the file or sheet as a whole
    file_column       text,
    item              text,
    value             text,                      -- personal values are masked before they come here
    arguments         text,
    primary key (batch_id, number)
) strict;

create table person (                            -- one human being within a registry; what was reported stands in the rows
    id                integer not null primary key,
    batch_id          integer not null references batch (id),
    registry          text    not null,
    resident_key      integer,                   -- the first 17 digits of a valid resident ID
    sex               integer not null,
    birth_date        integer
) strict;

create index person_key on person (resident_key) where resident_key is not null;

create table tumour (
    id                integer not null primary key,
    batch_id          integer not null references batch (id),
    file_row          integer not null,
    registry          text    not null,
    case_number       text    not null,
    tumour_number     integer not null,
    person_id         integer not null,
    replaces          integer,                   -- the version before
    ended_by          integer,                   -- batch that replaced this version
    content_hash      integer not null,          -- first 64 bits of the SHA-256 of the content
    name              text,
    sex               integer not null,
    birth_date        integer,
    reported_age      integer,
    age               integer,                   -- completed years at incidence
    age_group         integer,                   -- 0 = 0, 1 = 1-4 ... 18 = 85+
    incidence_date    integer not null,
    incidence_year    integer not null,
    topography        text,
    histology         integer,
    behaviour         integer,
    grade             integer,
    basis             integer,
    icd10             text    not null,
    icd10_cube        text    not null,          -- the code under which it is counted
    derived_icd10     text,
    laterality        integer,
    multiple_primary  integer,
    ethnicity         text,
    marital_status    text,
    household_area    text,
    hospital          text,
    report_date       integer,
    last_contact_date integer,
    vital_status      integer,
    death_date        integer,
    death_category    integer,                   -- 1 cancer, 2 other, 9 unknown
    other_items       text,                      -- JSON
    open_query        integer not null
) strict;

create unique index tumour_key on tumour (registry, case_number, tumour_number, batch_id);

create table death (
    id                integer not null primary key,
    batch_id          integer not null references batch (id),
    file_row          integer not null,
    registry          text    not null,
    death_number      text    not null,
    person_id         integer,                   -- known only by a valid resident ID
    replaces          integer,
    ended_by          integer,
    content_hash      integer not null,
    name              text,
    sex               integer not null,
    birth_date        integer,
    reported_age      integer,
    age               integer,
    age_group         integer,
    death_date        integer not null,
    death_year        integer not null,
    underlying_cause  text    not null,
    icd10_cube        text    not null,
    other_items       text,
    open_query        integer not null
) strict;

create unique index death_key on death (registry, death_number, batch_id);

create table population (
    id                integer not null primary key,
    batch_id          integer not null references batch (id),
    file_row          integer not null,
    registry          text    not null,
    population_year   integer not null,
    sex               integer not null,
    age_group         integer not null,
    replaces          integer,
    ended_by          integer,
    content_hash      integer not null,
    persons           real    not null,
    all_cause_deaths  integer,
    population_basis  integer not null,
    open_query        integer not null
) strict;

create unique index population_key on population (registry, population_year, sex, age_group, batch_id);

create table cell (                              -- what a batch adds to the counts; negative where it replaced a row
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
    with_open_query        integer not null
) strict;

create index cell_batch on cell (batch_id);

create table audit (                             -- what happened, one row an event
    id                integer not null primary key,
    at                text    not null,
    batch_id          integer,
    event             text    not null,
    detail            text                       -- JSON
) strict;

create index audit_batch on audit (batch_id);

create table audit_change (                      -- one row for each stored row that a batch changes; counts once the batch is committed
    batch_id          integer not null references batch (id),
    part              integer not null,
    row_id            integer not null,          -- the new version
    replaces          integer not null,
    changes           text    not null,          -- JSON: item -> [before, after]; personal items hidden
    primary key (batch_id, part, row_id)
) strict;

create view current_tumour as
select t.* from tumour t join batch b on b.id = t.batch_id where b.state = 5 and t.ended_by is null;

create view current_death as
select d.* from death d join batch b on b.id = d.batch_id where b.state = 5 and d.ended_by is null;

create view current_population as
select p.* from population p join batch b on b.id = p.batch_id where b.state = 5 and p.ended_by is null;
