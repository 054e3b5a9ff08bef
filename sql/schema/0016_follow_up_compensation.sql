-- 0016_follow_up_compensation: follow-ups are taken back like cases, and what is put back keeps its place in the order of delivery
-- in:   0001_registry, 0008_follow_up, 0014_compensation
-- out:  views follow_up_named and touched_follow_up; case_contact anew
-- used: Migrator
--
-- In compensated_row follow-ups are part 4. A row that repeats an earlier version says nothing new: who spoke last of a case is told
-- by the versions that were delivered, so case_contact orders by those (BatchId, FollowUpBatchId, FollowUpId).

create view follow_up_named as                   -- follow-ups with the text that names them within their registry: 20200017/01/20240630
select f.*, f.case_number || case when f.tumour_number < 10 then '/0' else '/' end || f.tumour_number || '/' || f.follow_up_date as number
from follow_up f;

create view touched_follow_up as                 -- rows of follow-ups that a batch brought (own = 1) and those it ended (own = 0)
select r.batch_id, n.id as row_id, 1 as own
from batch_range r
join follow_up n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 4
union all
select r.batch_id, n.replaces, 0
from batch_range r
join follow_up n on n.id between r.first_id and r.last_id and n.batch_id = r.batch_id
where r.part = 4 and n.replaces is not null
union all
select x.batch_id, x.ended_id, 0
from compensated_row x
where x.part = 4 and x.fate = 1;

drop view case_contact;

create view case_contact as                      -- current cases, a row for each current follow-up, one row where there is none
select
    t.id as Id, coalesce(c.batch_id, t.batch_id) as BatchId, t.person_id as PersonId, p.resident_key as ResidentKey, t.registry as Registry,
    t.case_number as CaseNumber, t.tumour_number as TumourNumber, t.sex as Sex, t.birth_date as BirthDate, t.reported_age as ReportedAge,
    t.incidence_date as IncidenceDate, t.incidence_year as IncidenceYear, t.icd10 as Icd10, t.basis as Basis,
    t.hospital as Hospital, t.last_contact_date as OwnContactDate, t.vital_status as OwnStatus, t.death_date as OwnDeathDate,
    t.death_category as OwnCategory, t.other_items as OtherItems,
    coalesce(o.id, f.id) as FollowUpId, coalesce(o.batch_id, f.batch_id) as FollowUpBatchId, f.follow_up_date as FollowUpDate,
    f.contact_date as ContactDate, f.vital_status as VitalStatus,
    f.loss_reason as LossReason, f.underlying_cause as UnderlyingCause, f.death_category as DeathCategory,
    f.source as Source, f.open_query as OpenQuery
from tumour t
left join person p on p.id = t.person_id
left join compensated_row x on x.new_id = t.id and x.part = 1
left join tumour c on c.id = x.restores
left join follow_up f on f.registry = t.registry and f.case_number = t.case_number and f.tumour_number = t.tumour_number
    and f.ended_by is null and f.batch_id in (select id from batch where state = 5)
left join compensated_row y on y.new_id = f.id and y.part = 4
left join follow_up o on o.id = y.restores
where t.ended_by is null and t.batch_id in (select id from batch where state = 5);
