-- audit_unsealed: whether there are rows written before the audit was a chain
-- in:   nothing
-- out:  1 or 0
-- used: AuditChain.SealOlder
select case when h.number = 0 and exists (select 1 from audit) then 1 else 0 end
from audit_head h
where h.id = 1
