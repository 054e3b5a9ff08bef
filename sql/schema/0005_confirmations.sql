-- 0005_confirmations: answers to queries, remembered for the values they were given for
-- in:   0001_registry
-- out:  tables confirmation and fingerprint_salt; columns of verdict; view version_query
-- used: Migrator
--
-- A fingerprint stands for one record, one check and the values of the check's items: the first 64 bits of an
-- HMAC-SHA-256 with a key of this database, so that nobody can try values out without it. When the same question comes
-- again it has the same fingerprint and is not asked again; when one of the values changes it has another one.

create table fingerprint_salt (
    id                integer not null primary key check (id = 1),
    salt              blob    not null
) strict;

insert into fingerprint_salt (id, salt) values (1, randomblob(32));

create table confirmation (                      -- a query answered "it is right as it is"; never deleted
    id                integer not null primary key,
    registry          text    not null,
    part              integer not null,          -- 0 the file, 1 incidence, 2 death, 3 population
    record_number     text    not null,          -- case, death; year-sex-age group of a population cell; empty: the part as a whole
    tumour_number     integer not null,          -- 0 but for cases
    check_id          text    not null,
    fingerprint       integer not null,
    batch_id          integer not null,          -- where it was answered
    file_row          integer not null,
    confirmed_at      text    not null,
    confirmed_by      text    not null,
    reason            text    not null,
    withdrawn_at      text,
    withdrawn_by      text,
    withdraw_reason   text
) strict;

create unique index confirmation_stands on confirmation (fingerprint) where withdrawn_at is null;

create index confirmation_record on confirmation (registry, part, record_number, tumour_number);

alter table verdict add column record_number text;       -- of a query on an accepted row: the record it asks about

alter table verdict add column tumour_number integer;

alter table verdict add column fingerprint integer;

create index verdict_query on verdict (batch_id, file_row) where severity = 1;

create view version_query as                     -- queries on rows that became versions of records
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state as batch_state, case when b.state = 5 and t.ended_by is null then 1 else 0 end as is_current
from verdict v
join batch b on b.id = v.batch_id
join tumour t on t.registry = b.registry and t.case_number = v.record_number and t.tumour_number = v.tumour_number
    and t.batch_id = v.batch_id and t.file_row = v.file_row
where v.severity = 1 and v.part not in (2, 3) and v.fingerprint is not null
union all
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state, case when b.state = 5 and d.ended_by is null then 1 else 0 end
from verdict v
join batch b on b.id = v.batch_id
join death d on d.registry = b.registry and d.death_number = v.record_number
    and d.batch_id = v.batch_id and d.file_row = v.file_row
where v.severity = 1 and v.part = 2 and v.fingerprint is not null
union all
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state, case when b.state = 5 and p.ended_by is null then 1 else 0 end
from verdict v
join batch b on b.id = v.batch_id
join population p on p.registry = b.registry and p.population_year = cast(substr(v.record_number, 1, 4) as integer)
    and p.sex = cast(substr(v.record_number, 6, 1) as integer) and p.age_group = cast(substr(v.record_number, 8) as integer)
    and p.batch_id = v.batch_id and p.file_row = v.file_row
where v.severity = 1 and v.part = 3 and v.fingerprint is not null;
