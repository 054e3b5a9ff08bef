-- audit_end: what the next row of the audit follows, and the data state it is written in
-- in:   nothing
-- out:  number, digest, version
-- used: AuditChain.Append
select h.number, h.digest, s.version
from audit_head h
join data_state s on s.id = 1
where h.id = 1
