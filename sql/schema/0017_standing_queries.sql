-- 0017_standing_queries: which questions still stand
-- in:   0001_registry, 0005_confirmations, 0008_follow_up, 0014_compensation
-- out:  table query_other; view query_moot; version_query anew; batch.queried anew
-- used: Migrator
--
-- A question stands as long as the version it is asked of counts or waits for its commit. One about two cases (MP, L-DUP) stands as long as
-- both versions do: when the other case is corrected, its new version is compared anew and asked itself. batch.queried is the number of rows
-- that the batch brought, that still count or wait, and of which an unanswered question stands. A dry run has a negative number: nothing
-- of it stands.

create table query_other (                       -- the other case of a question about two
    batch_id          integer not null references batch (id),
    number            integer not null,          -- the question: verdict.number
    other_id          integer not null,          -- the version of the other case
    primary key (batch_id, number)
) strict, without rowid;

create view query_moot as                        -- questions about two cases of which the other is not any more what was asked about
select x.batch_id, x.number
from query_other x
where not exists (
    select 1 from tumour o join batch b on b.id = o.batch_id
    where o.id = x.other_id and o.ended_by is null and b.state <> 6)
  and not exists (                               -- a compensation that put the version back repeats it in a row of its own
    select 1 from compensated_row c join tumour n on n.id = c.new_id join batch b on b.id = n.batch_id
    where c.restores = x.other_id and c.part = 1 and n.ended_by is null and b.state = 5);

drop view version_query;

create view version_query as                     -- queries on rows that became versions of records
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state as batch_state, case when b.state = 5 and t.ended_by is null and g.number is null then 1 else 0 end as is_current,
    case when b.id > 0 and (b.state = 4 or b.state = 5 and t.ended_by is null) and g.number is null then 1 else 0 end as stands
from verdict v
join batch b on b.id = v.batch_id
join tumour t on t.registry = b.registry and t.case_number = v.record_number and t.tumour_number = v.tumour_number
    and t.batch_id = v.batch_id and t.file_row = v.file_row
left join query_moot g on g.batch_id = v.batch_id and g.number = v.number
where v.severity = 1 and v.part not in (2, 3, 4) and v.fingerprint is not null
union all
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state, case when b.state = 5 and d.ended_by is null then 1 else 0 end,
    case when b.id > 0 and (b.state = 4 or b.state = 5 and d.ended_by is null) then 1 else 0 end
from verdict v
join batch b on b.id = v.batch_id
join death d on d.registry = b.registry and d.death_number = v.record_number
    and d.batch_id = v.batch_id and d.file_row = v.file_row
where v.severity = 1 and v.part = 2 and v.fingerprint is not null
union all
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state, case when b.state = 5 and p.ended_by is null then 1 else 0 end,
    case when b.id > 0 and (b.state = 4 or b.state = 5 and p.ended_by is null) then 1 else 0 end
from verdict v
join batch b on b.id = v.batch_id
join population p on p.registry = b.registry and p.population_year = cast(substr(v.record_number, 1, 4) as integer)
    and p.sex = cast(substr(v.record_number, 6, 1) as integer) and p.age_group = cast(substr(v.record_number, 8) as integer)
    and p.batch_id = v.batch_id and p.file_row = v.file_row
where v.severity = 1 and v.part = 3 and v.fingerprint is not null
union all
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state, case when b.state = 5 and f.ended_by is null then 1 else 0 end,
    case when b.id > 0 and (b.state = 4 or b.state = 5 and f.ended_by is null) then 1 else 0 end
from verdict v
join batch b on b.id = v.batch_id
join follow_up f on f.registry = b.registry and f.case_number = substr(v.record_number, 1, length(v.record_number) - 12)
    and f.tumour_number = cast(substr(v.record_number, length(v.record_number) - 10, 2) as integer)
    and f.follow_up_date = cast(substr(v.record_number, length(v.record_number) - 7) as integer)
    and f.batch_id = v.batch_id and f.file_row = v.file_row
where v.severity = 1 and v.part = 4 and v.fingerprint is not null;

update batch set queried = 0 where state = 6;

update batch
set queried =
    (select count(*) from batch_range r join tumour n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
     where r.batch_id = batch.id and r.part = 1 and n.open_query = 1 and n.ended_by is null)
    + (select count(*) from batch_range r join death n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
     where r.batch_id = batch.id and r.part = 2 and n.open_query = 1 and n.ended_by is null)
    + (select count(*) from batch_range r join population n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
     where r.batch_id = batch.id and r.part = 3 and n.open_query = 1 and n.ended_by is null)
    + (select count(*) from batch_range r join follow_up n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
     where r.batch_id = batch.id and r.part = 4 and n.open_query = 1 and n.ended_by is null)
where state = 5 and queried > 0;
