-- confirmation_withdraw: an answer taken back
-- in:   @id, @at, @by, @reason
-- out:  nothing
-- used: ConfirmationStore.WithdrawAsync
update confirmation set withdrawn_at = @at, withdrawn_by = @by, withdraw_reason = @reason
where id = @id and withdrawn_at is null
