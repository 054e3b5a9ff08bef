-- 0004_record_views: stored versions as they are read back
-- in:   0001_registry
-- out:  views tumour_version and death_version; indexes by person
-- used: Migrator
--
-- A version is every row ever staged; IsCurrent tells those that count. The resident key stands with the person.

create index tumour_person on tumour (person_id);

create index death_person on death (person_id) where person_id is not null;

create view tumour_version as
select
    t.id as Id, t.batch_id as BatchId, t.file_row as FileRow, t.person_id as PersonId, t.replaces as Replaces,
    t.ended_by as EndedBy, t.open_query as OpenQuery, b.state as BatchState,
    case when b.state = 5 and t.ended_by is null then 1 else 0 end as IsCurrent,
    t.registry as Registry, t.case_number as CaseNumber, t.tumour_number as TumourNumber,
    p.resident_key as ResidentKey, t.name as Name, t.sex as Sex, t.birth_date as BirthDate, t.reported_age as ReportedAge,
    t.incidence_date as IncidenceDate, t.incidence_year as EventYear, t.topography as Topography, t.histology as Histology,
    t.behaviour as Behaviour, t.grade as Grade, t.basis as Basis, t.icd10 as Icd10, t.derived_icd10 as DerivedIcd10,
    t.laterality as Laterality, t.multiple_primary as MultiplePrimary, t.ethnicity as Ethnicity,
    t.marital_status as MaritalStatus, t.household_area as HouseholdArea, t.hospital as Hospital,
    t.report_date as ReportDate, t.last_contact_date as LastContactDate, t.vital_status as VitalStatus,
    t.death_date as DeathDate, t.death_category as DeathCategory, t.other_items as OtherItems
from tumour t
join batch b on b.id = t.batch_id
left join person p on p.id = t.person_id;

create view death_version as
select
    d.id as Id, d.batch_id as BatchId, d.file_row as FileRow, d.person_id as PersonId, d.replaces as Replaces,
    d.ended_by as EndedBy, d.open_query as OpenQuery, b.state as BatchState,
    case when b.state = 5 and d.ended_by is null then 1 else 0 end as IsCurrent,
    d.registry as Registry, d.death_number as DeathNumber,
    p.resident_key as ResidentKey, d.name as Name, d.sex as Sex, d.birth_date as BirthDate, d.reported_age as ReportedAge,
    d.death_date as DeathDate, d.death_year as EventYear, d.underlying_cause as UnderlyingCause, d.other_items as OtherItems
from death d
join batch b on b.id = d.batch_id
left join person p on p.id = d.person_id;
