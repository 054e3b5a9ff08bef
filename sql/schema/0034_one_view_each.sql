-- 0034_one_view_each: all questions in one view, linked deaths in one, persons in the data in one, and which batch moved a tracing
-- in:   0001_registry, 0006_audit_chain, 0009_persons, 0011_death_clearance, 0014_compensation, 0017_standing_queries
-- out:  views asked_query, linked_death, standing_person; column death_trace_event.batch_id
-- used: Migrator
--
-- What was said in many queries is said here once. A question about a file as a whole stands as long as its batch counts or
-- waits for its commit; with a file that was returned whole it is returned too.
-- A step of a tracing that a batch took (a case made of the certificate came, went or came back) carries the batch; a step without one was
-- taken by somebody, and no batch overrules it.

create view asked_query as                       -- questions about records and about files as wholes
select q.batch_id, q.number, q.part, q.file_row, q.check_id, q.record_number, q.tumour_number, q.fingerprint,
    q.registry, q.batch_state, q.is_current, q.stands
from version_query q
union all
select v.batch_id, v.number, v.part, v.file_row, v.check_id, v.record_number, v.tumour_number, v.fingerprint,
    b.registry, b.state, b.state = 5 and not b.returned_whole, b.id > 0 and b.state in (4, 5) and not b.returned_whole
from (
    select id, registry, state, atomic = 1 and kind = 1 and rows_read > 0 and rejected = rows_read as returned_whole    -- nothing of it is stored
    from batch
) b
cross join verdict v on v.batch_id = b.id and v.file_row = 0 and v.severity = 1    -- batch by batch: of all questions these are few
where v.fingerprint is not null;

create view linked_death as                      -- deaths and the persons they are: decided so, or found so and not decided otherwise
select m.*
from death_match m
where m.decision = 1 or (m.decision is null and m.band = 1);

create view standing_person as                   -- persons in the data: a row counts that is theirs, or of somebody merged with them
select p.id as person_id, p.registry
from person p
left join person_root r on r.person_id = p.id
where exists (
        select 1 from tumour t join batch b on b.id = t.batch_id
        where t.person_id = p.id and t.ended_by is null and b.state = 5)
    or exists (
        select 1 from death d join batch b on b.id = d.batch_id
        where d.person_id = p.id and d.ended_by is null and b.state = 5)
    or exists (
        select 1 from person_root m join tumour t on t.person_id = m.person_id join batch b on b.id = t.batch_id
        where m.root_id = r.root_id and t.ended_by is null and b.state = 5)
    or exists (
        select 1 from person_root m join death d on d.person_id = m.person_id join batch b on b.id = d.batch_id
        where m.root_id = r.root_id and d.ended_by is null and b.state = 5);

alter table death_trace_event add column batch_id integer;

update death_trace_event as e                     -- the step was written first, its audit in the same second or the next
set batch_id = a.batch_id
from (
    select batch_id, at, json_extract(detail, '$.traceId') as trace_id, json_extract(detail, '$.to') as to_state
    from audit
    where event = 'death-traced' and batch_id is not null
) a
where e.from_state is not null and e.trace_id = a.trace_id and e.to_state = a.to_state and unixepoch(a.at) - unixepoch(e.at) between 0 and 1;
