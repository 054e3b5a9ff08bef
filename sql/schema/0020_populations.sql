-- 0020_populations: populations as versions beside the delivered ones, and which of them is used since when
-- in:   0001_registry
-- out:  tables population_version, population_version_count, population_use
-- used: Migrator
--
-- A version is written once and never changed. What a registry delivered with its files stays in the table population and
-- is used for a year until somebody decides otherwise: the newest row of population_use decides. Rows are only added, each
-- with the data state it made, so that the denominators of an earlier state can be told.

create table population_version (
    id                integer not null primary key,
    registry          text    not null,
    count_date        integer not null,          -- yyyymmdd: the day the counts are of; 0701 for a mid-year population
    population_basis  integer not null,          -- 1 registered, 2 usual residence
    method            text    not null,          -- census, year-end, mid-year, mid-year-mean, linear ...
    source            text    not null,
    made_of           text    not null,          -- labels of the versions it was worked out of, parted by blanks
    caveats           text    not null,          -- extrapolated, split; parted by blanks
    made_at           text    not null,
    made_by           text    not null
) strict;

create index population_version_registry on population_version (registry, count_date);

create table population_version_count (
    version_id        integer not null references population_version (id),
    sex               integer not null,
    age_from          integer not null,          -- youngest age of the group
    persons           real    not null,
    primary key (version_id, sex, age_from)
) strict, without rowid;

create table population_use (                    -- from this data state on a registry and year is divided by this version
    id                integer not null primary key,
    registry          text    not null,
    population_year   integer not null,
    version_id        integer references population_version (id),    -- null: what the registry delivered
    data_version      integer not null,
    used_at           text    not null,
    used_by           text    not null,
    reason            text    not null
) strict;

create index population_use_year on population_use (registry, population_year);

create trigger population_version_never_changed before update on population_version
begin
    select raise(abort, 'a population version is never changed');
end;

create trigger population_version_never_deleted before delete on population_version
begin
    select raise(abort, 'a population version is never deleted');
end;

create trigger population_version_count_never_changed before update on population_version_count
begin
    select raise(abort, 'a population version is never changed');
end;

create trigger population_version_count_never_deleted before delete on population_version_count
begin
    select raise(abort, 'a population version is never changed');
end;
