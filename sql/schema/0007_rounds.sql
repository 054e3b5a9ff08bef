-- 0007_rounds: deliveries that correct an earlier one
-- in:   0001_registry
-- out:  batch.round_of and batch.round; tables batch_unchanged and batch_returned
-- used: Migrator
--
-- A later round is compared with the one before row by row. Rows that a batch stores are found in tumour, death and
-- population; of the others just enough is kept here to know them again. Nothing here is personal.

alter table batch add column round_of integer references batch (id);  -- the batch of the round before

alter table batch add column round integer not null default 1;

create index batch_round_of on batch (round_of) where round_of is not null;

create table batch_unchanged (                   -- rows that equal the stored version; nothing else of them is stored
    batch_id          integer not null references batch (id),
    number            integer not null,          -- order in which they were met
    part              integer not null,
    file_row          integer not null,
    row_id            integer not null,          -- the stored version
    primary key (batch_id, number)
) strict, without rowid;

create table batch_returned (                    -- rows that were returned
    batch_id          integer not null references batch (id),
    number            integer not null,
    part              integer not null,
    file_row          integer not null,
    key_hash          integer,                   -- of the number of the record; null when the row has none
    content_hash      integer not null,
    checks            text    not null,          -- ids of the errors; empty when it came back only because the whole file did
    primary key (batch_id, number)
) strict, without rowid;
