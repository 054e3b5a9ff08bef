-- 0009_persons: which stored persons are one human being, and who said so
-- in:   0001_registry
-- out:  tables linkage_run, person_pair, person_merge, person_root; view effective_person
-- used: Migrator
--
-- The person of a row never changes. That two persons are one is an edge (person_merge); taking it back marks the edge,
-- nothing is deleted. person_root is worked out from the edges that stand: every person of a component of two or more,
-- with the smallest id of the component.

create table linkage_run (                       -- one probabilistic comparison of persons
    id                integer not null primary key,
    at                text    not null,
    done_by           text    not null,
    data_version      integer not null,          -- data_state.version it looked at
    persons           integer not null,
    automatic         integer not null,          -- pairs above the upper threshold
    review            integer not null,          -- pairs between the thresholds
    model             text    not null           -- JSON: the weights, so that it can be repeated
) strict;

create table person_pair (                       -- two persons that were compared or decided upon; never deleted
    id                integer not null primary key,
    person_a          integer not null references person (id),
    person_b          integer not null references person (id),
    run_id            integer references linkage_run (id),
    score             real,                      -- log2 of the likelihood ratio
    probability       real,
    band              integer not null,          -- 1 automatic, 2 review
    explanation       text,                      -- JSON: level and weight of each field, no values
    decision          integer,                   -- 1 same, 2 different, null open
    decided_at        text,
    decided_by        text,
    reason            text,
    unique (person_a, person_b),
    check (person_a < person_b)
) strict;

create index person_pair_b on person_pair (person_b);

create index person_pair_open on person_pair (probability desc) where decision is null;

create table person_merge (                      -- edges; those without undone_at stand
    id                integer not null primary key,
    person_a          integer not null references person (id),
    person_b          integer not null references person (id),
    pair_id           integer references person_pair (id),
    automatic         integer not null,
    merged_at         text    not null,
    merged_by         text    not null,
    reason            text    not null,
    undone_at         text,
    undone_by         text,
    undo_reason       text
) strict;

create index person_merge_a on person_merge (person_a) where undone_at is null;

create index person_merge_b on person_merge (person_b) where undone_at is null;

create index person_merge_undone on person_merge (person_a, person_b) where undone_at is not null;

create table person_root (
    person_id         integer not null primary key references person (id),
    root_id           integer not null references person (id)
) strict;

create index person_root_root on person_root (root_id);

create view effective_person as
select p.id as person_id, coalesce(r.root_id, p.id) as root_id
from person p
left join person_root r on r.person_id = p.id;
