-- 0029_interrupted_readings: files whose reading ended the program; verdicts on files as a whole found at once
-- in:   0001_registry
-- out:  table interrupted_reading; index verdict_whole
-- used: Migrator
--
-- A batch that is still "parsing" when nobody holds its lock was read by a program that died on the way. A service that found it uploaded would read it again
-- and, where the file itself is the reason, die again at every start. A row goes when a later reading comes to its end.

create table interrupted_reading (
    batch_id          integer not null primary key references batch (id) on delete cascade,
    times             integer not null,            -- programs that did not come back
    at                text    not null             -- when the last was found out
) strict;

create index verdict_whole on verdict (batch_id) where file_row = 0;
