-- 0014_compensation: batches that the program makes to take back what a delivery brought, row by row
-- in:   0001_registry, 0007_rounds
-- out:  columns of batch; table compensated_row; views touched_tumour, touched_death, touched_population; index of batch_unchanged by row
-- used: Migrator
--
-- A compensation ends the versions it takes back (ended_by) like a commit ends those it replaces. Where an earlier version
-- stands again, a new row repeats its content and replaces the ended one; where none does, nothing comes in its place.
-- A version is taken back while a committed compensation names it with a fate of 1, 2 or 3.

alter table batch add column kind integer not null default 1;    -- 1 delivery, 2 compensation of a batch, 3 undo of one record

alter table batch add column compensates integer references batch (id);    -- the batch that is taken back

alter table batch add column made_by text;       -- who had a compensation made, and why

alter table batch add column reason text;

alter table batch add column withdrawn integer not null default 0;    -- records that a compensation took out of the data

create index batch_compensates on batch (compensates) where compensates is not null;

create table compensated_row (                   -- what became of each version that a compensation looked at
    batch_id          integer not null references batch (id),    -- the compensation
    part              integer not null,          -- 1 tumour, 2 death, 3 population
    version_id        integer not null,          -- the version that was delivered
    fate              integer not null,          -- 1 withdrawn, 2 an earlier one put back, 3 replaced later, 4 brought again later, 5 a case was made from it
    ended_id          integer,                   -- the row that counted till then: version_id or one that repeats it; null when it stays
    new_id            integer,                   -- the row that counts instead
    restores          integer,                   -- the delivered version whose content new_id repeats
    kept_by           integer,                   -- the batch because of which it stays
    primary key (batch_id, part, version_id)
) strict, without rowid;

create index compensated_version on compensated_row (version_id, part);

create unique index compensated_new on compensated_row (new_id, part) where new_id is not null;

create index compensated_restores on compensated_row (restores, part) where restores is not null;

create index batch_unchanged_row on batch_unchanged (row_id, part);

create view touched_tumour as                    -- rows of cases that a batch brought (own = 1) and those it ended (own = 0)
select r.batch_id, n.id as row_id, 1 as own
from batch_range r
join tumour n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 1
union all
select r.batch_id, n.replaces, 0
from batch_range r
join tumour n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 1 and n.replaces is not null
union all
select x.batch_id, x.ended_id, 0
from compensated_row x
where x.part = 1 and x.fate = 1;

create view touched_death as                     -- the same of deaths
select r.batch_id, n.id as row_id, 1 as own
from batch_range r
join death n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 2
union all
select r.batch_id, n.replaces, 0
from batch_range r
join death n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 2 and n.replaces is not null
union all
select x.batch_id, x.ended_id, 0
from compensated_row x
where x.part = 2 and x.fate = 1;

create view touched_population as                -- the same of population counts
select r.batch_id, n.id as row_id, 1 as own
from batch_range r
join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 3
union all
select r.batch_id, n.replaces, 0
from batch_range r
join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 3 and n.replaces is not null
union all
select x.batch_id, x.ended_id, 0
from compensated_row x
where x.part = 3 and x.fate = 1;
