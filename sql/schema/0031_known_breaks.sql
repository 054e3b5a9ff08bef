-- 0031_known_breaks: dated events that moved the level of a series: a change of coding, screening, the area, reporting
-- in:   0001_registry
-- out:  table known_break
-- used: Migrator
--
-- A break concerns one registry or all, one ICD-10 category or every site. Rows are never deleted.

create table known_break (
    id                integer not null primary key,
    last_year         integer not null,          -- last year before it
    kind              text    not null,          -- coding, screening, area, reporting
    registry          text,                      -- null: every registry, and their pool
    icd               text,                      -- ICD-10 category such as C73; null: every site
    reason            text    not null,          -- what happened
    entered_at        text    not null,
    entered_by        text    not null,
    withdrawn_at      text,
    withdrawn_by      text,
    withdraw_reason   text
) strict;
