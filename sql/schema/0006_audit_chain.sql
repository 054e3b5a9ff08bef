-- 0006_audit_chain: the audit as a chain of digests that is only added to
-- in:   0001_registry
-- out:  columns of audit: actor, data_version, changes_digest, digest; table audit_head; triggers that refuse changes
-- used: Migrator
--
-- digest is the SHA-256 over the digest of the row before and the content of this row (AuditDigest says in which form);
-- changes_digest is that of the rows of audit_change which the event is about. Rows of an older store are chained when
-- it is first opened (AuditChain.SealOlder): until then audit_head.number is 0. SQL cannot compute a SHA-256.

alter table audit add column actor text;                     -- who; null in rows older than this script

alter table audit add column data_version integer;           -- data_state.version after the event; null in older rows

alter table audit add column changes_digest text;            -- lower-case hex, null when the event is about no change

alter table audit add column digest text;                    -- lower-case hex

create table audit_head (                        -- the last row, so that its loss is noticed
    id                integer not null primary key check (id = 1),
    number            integer not null,
    digest            text    not null
) strict;

insert into audit_head (id, number, digest) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create trigger audit_insert_chained before insert on audit
when new.digest is null
begin
    select raise(abort, 'a row of the audit needs its digest: a program older than this database is writing');
end;

create trigger audit_never_changed before update on audit
when old.digest is not null
begin
    select raise(abort, 'rows of the audit are never changed');
end;

create trigger audit_never_deleted before delete on audit
begin
    select raise(abort, 'rows of the audit are never deleted');
end;

create trigger audit_head_moves_on before update on audit_head
when new.number <= old.number
begin
    select raise(abort, 'the head of the audit only moves on');
end;

create trigger audit_head_stays before delete on audit_head
begin
    select raise(abort, 'the head of the audit is never deleted');
end;

-- What a batch changes may be written and taken away until a row of the audit tells that the batch counts.

create trigger audit_change_never_added before insert on audit_change
when exists (select 1 from audit where batch_id = new.batch_id and event in ('committed', 'compensated'))
begin
    select raise(abort, 'changes of a committed batch are never added to');
end;

create trigger audit_change_never_changed before update on audit_change
begin
    select raise(abort, 'changes in the audit are never changed');
end;

create trigger audit_change_never_deleted before delete on audit_change
when exists (select 1 from audit where batch_id = old.batch_id and event in ('committed', 'compensated'))
begin
    select raise(abort, 'changes of a committed batch are never deleted');
end;
