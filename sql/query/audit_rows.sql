-- audit_rows: the audit in its order, and whether a row is the last word on what a batch changes
-- in:   nothing
-- out:  id, at, batch_id, event, actor, data_version, detail, changes_digest, digest, seals
-- used: AuditVerifier.Run, AuditChain.SealOlder
select a.id, a.at, a.batch_id, a.event, a.actor, a.data_version, a.detail, a.changes_digest, a.digest,
    case when a.event in ('checked', 'committed', 'compensated')
        and a.id = (
            select max(s.id) from audit s where s.batch_id = a.batch_id and s.event in ('checked', 'committed', 'compensated'))
        and (a.event <> 'checked' or b.state in (4, 5, 6))
        then 1 else 0 end as seals
from audit a
left join batch b on b.id = a.batch_id
order by a.id
