-- audit_head_find: the last row of the audit
-- in:   nothing
-- out:  Number, Digest
-- used: AuditStore.HeadAsync, UndoJudgement.EndOf
select number as Number, digest as Digest from audit_head where id = 1
