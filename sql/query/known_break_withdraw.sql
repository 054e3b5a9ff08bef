-- known_break_withdraw: a known break stands no longer
-- in:   @id, @at, @by, @reason
-- out:  number of rows: 0 when there is none or it was withdrawn before
-- used: KnownBreakStore.Withdraw
update known_break
set withdrawn_at = @at, withdrawn_by = @by, withdraw_reason = @reason
where id = @id and withdrawn_at is null
