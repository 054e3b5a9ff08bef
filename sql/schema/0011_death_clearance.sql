-- 0011_death_clearance: deaths matched to registered cases, and the tracing of those that match none
-- in:   0001_registry, 0009_persons
-- out:  tables death_match, death_trace, death_trace_event
-- used: Migrator
--
-- A death is named by its key (registry, death_number): a later version of it keeps its matches and its tracing.

create table death_match (                       -- a death and a person with registered cases who may be the same
    id                integer not null primary key,
    registry          text    not null,
    death_number      text    not null,
    person_id         integer not null references person (id),
    method            integer not null,          -- 1 resident ID, 2 name sex and birth date, 3 score, 4 registrar
    band              integer not null,          -- 1 automatic, 2 review
    probability       real,
    explanation       text,                      -- JSON: level and weight of each field, no values
    found_at          text    not null,
    decision          integer,                   -- 1 same, 2 different, null none
    decided_at        text,
    decided_by        text,
    reason            text,
    unique (registry, death_number, person_id)
) strict;

create index death_match_person on death_match (person_id);

create table death_trace (                       -- a death from cancer with no registered case (DCN)
    id                integer not null primary key,
    registry          text    not null,
    death_number      text    not null,
    state             integer not null,          -- 1 to trace, 2 traced, 3 nothing found, 4 DCI, 5 DCO, 6 no case, 7 matched
    hospital          text,                      -- where to ask: the reporting unit of the death
    opened_at         text    not null,
    changed_at        text    not null,
    changed_by        text    not null,
    note              text,
    unique (registry, death_number)
) strict;

create index death_trace_state on death_trace (state, registry);

create table death_trace_event (                 -- the life of a tracing; only added to
    id                integer not null primary key,
    trace_id          integer not null references death_trace (id),
    at                text    not null,
    by                text    not null,
    from_state        integer,
    to_state          integer not null,
    note              text
) strict;

create index death_trace_event_trace on death_trace_event (trace_id);
