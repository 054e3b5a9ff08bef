-- confirmation_of: the answer that stands for a question
-- in:   @fingerprint
-- out:  id; one row or none
-- used: ConfirmationStore.ConfirmAsync
select id from confirmation where fingerprint = @fingerprint and withdrawn_at is null
