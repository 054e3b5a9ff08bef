-- known_break_list: known breaks by year, those that were withdrawn included
-- in:   nothing
-- out:  Id, LastYear, Kind, Registry, Icd, Reason, EnteredAt, EnteredBy, WithdrawnAt, WithdrawnBy, WithdrawReason
-- used: KnownBreakStore.ListAsync
select id as Id, last_year as LastYear, kind as Kind, registry as Registry, icd as Icd, reason as Reason, entered_at as EnteredAt, entered_by as EnteredBy,
    withdrawn_at as WithdrawnAt, withdrawn_by as WithdrawnBy, withdraw_reason as WithdrawReason
from known_break
order by last_year, id
