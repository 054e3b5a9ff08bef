-- 0008_follow_up: what follow-up found of the cases
-- in:   0001_registry, 0005_confirmations
-- out:  table follow_up; views current_follow_up, follow_up_version and case_contact; version_query anew
-- used: Migrator
--
-- A follow-up is named by its case and its day and versioned like every other row: written once, ended by the commit of the
-- batch that replaces it, back when that batch is undone. The rows of a case are never touched. What is known of a case is
-- worked out from its own row and its current follow-ups in the order in which they were delivered (Contact.Current).

create table follow_up (
    id                integer not null primary key,
    batch_id          integer not null references batch (id),
    file_row          integer not null,
    registry          text    not null,
    case_number       text    not null,
    tumour_number     integer not null,
    follow_up_date    integer not null,          -- day of the follow-up; of the last contact where the file has no other
    replaces          integer,                   -- the version before
    ended_by          integer,                   -- batch that replaced this version
    content_hash      integer not null,
    contact_date      integer not null,          -- last contact; of the dead the date of death
    vital_status      integer not null,          -- 1 alive, 2 dead, 9 lost
    loss_reason       integer,
    death_date        integer,
    underlying_cause  text,
    death_category    integer,                   -- 1 cancer, 2 other, 9 unknown
    place_of_death    text,
    source            integer,                   -- 1 active, 2 passive, 3 death file
    other_items       text,                      -- JSON
    open_query        integer not null
) strict;

-- The rows of a case lie together: this is the index by case, too.
create unique index follow_up_key on follow_up (registry, case_number, tumour_number, follow_up_date, batch_id);

create view current_follow_up as
select f.* from follow_up f join batch b on b.id = f.batch_id where b.state = 5 and f.ended_by is null;

create view follow_up_version as
select
    f.id as Id, f.batch_id as BatchId, f.file_row as FileRow, f.replaces as Replaces, f.ended_by as EndedBy,
    f.open_query as OpenQuery, b.state as BatchState,
    case when b.state = 5 and f.ended_by is null then 1 else 0 end as IsCurrent,
    f.registry as Registry, f.case_number as CaseNumber, f.tumour_number as TumourNumber,
    f.follow_up_date as FollowUpDate, f.contact_date as ContactDate, f.vital_status as VitalStatus,
    f.loss_reason as LossReason, f.death_date as DeathDate, f.underlying_cause as UnderlyingCause,
    f.death_category as DeathCategory, f.place_of_death as PlaceOfDeath, f.source as Source, f.other_items as OtherItems
from follow_up f
join batch b on b.id = f.batch_id;

create view case_contact as                      -- current cases, a row for each current follow-up, one row where there is none
select
    t.id as Id, t.batch_id as BatchId, t.person_id as PersonId, p.resident_key as ResidentKey, t.registry as Registry, t.case_number as CaseNumber,
    t.tumour_number as TumourNumber, t.sex as Sex, t.birth_date as BirthDate, t.reported_age as ReportedAge,
    t.incidence_date as IncidenceDate, t.incidence_year as IncidenceYear, t.icd10 as Icd10, t.basis as Basis,
    t.hospital as Hospital, t.last_contact_date as OwnContactDate, t.vital_status as OwnStatus, t.death_date as OwnDeathDate,
    t.death_category as OwnCategory, t.other_items as OtherItems,
    f.id as FollowUpId, f.batch_id as FollowUpBatchId, f.follow_up_date as FollowUpDate, f.contact_date as ContactDate, f.vital_status as VitalStatus,
    f.loss_reason as LossReason, f.underlying_cause as UnderlyingCause, f.death_category as DeathCategory,
    f.source as Source, f.open_query as OpenQuery
from tumour t
left join person p on p.id = t.person_id
left join follow_up f on f.registry = t.registry and f.case_number = t.case_number and f.tumour_number = t.tumour_number
    and f.ended_by is null and f.batch_id in (select id from batch where state = 5)
where t.ended_by is null and t.batch_id in (select id from batch where state = 5);

drop view version_query;

create view version_query as                     -- queries on rows that became versions of records
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state as batch_state, case when b.state = 5 and t.ended_by is null then 1 else 0 end as is_current
from verdict v
join batch b on b.id = v.batch_id
join tumour t on t.registry = b.registry and t.case_number = v.record_number and t.tumour_number = v.tumour_number
    and t.batch_id = v.batch_id and t.file_row = v.file_row
where v.severity = 1 and v.part not in (2, 3, 4) and v.fingerprint is not null
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
where v.severity = 1 and v.part = 3 and v.fingerprint is not null
union all
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state, case when b.state = 5 and f.ended_by is null then 1 else 0 end
from verdict v
join batch b on b.id = v.batch_id
join follow_up f on f.registry = b.registry and f.case_number = substr(v.record_number, 1, length(v.record_number) - 12)
    and f.tumour_number = cast(substr(v.record_number, length(v.record_number) - 10, 2) as integer)
    and f.follow_up_date = cast(substr(v.record_number, length(v.record_number) - 7) as integer)
    and f.batch_id = v.batch_id and f.file_row = v.file_row
where v.severity = 1 and v.part = 4 and v.fingerprint is not null;
