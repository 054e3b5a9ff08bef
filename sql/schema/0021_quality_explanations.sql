-- 0021_quality_explanations: who explained an indicator of a registry, and why it is as it is
-- in:   0001_registry
-- out:  table quality_explanation
-- used: Migrator
--
-- An explanation holds for the counts it was given for: when numerator or denominator are others, it has lapsed. Rows are
-- never deleted. Of several for one indicator the newest that was not withdrawn is looked at.

create table quality_explanation (
    id                integer not null primary key,
    registry          text    not null,
    incidence_year    integer not null,
    measure           text    not null,          -- mv, dco, mi ...
    site              text    not null,          -- group code of the site scheme
    sex               integer not null,          -- 0 both, 1 men, 2 women
    numerator         real    not null,
    denominator       real    not null,
    bands             text    not null,          -- edition of the bands
    conclusion        text    not null,          -- true-change, screening, reporting, population, coding, other
    reason            text    not null,
    explained_at      text    not null,
    explained_by      text    not null,
    withdrawn_at      text,
    withdrawn_by      text,
    withdraw_reason   text
) strict;

create index quality_explanation_of on quality_explanation (registry, incidence_year);
