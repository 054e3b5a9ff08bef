-- confirmation_standing: questions of a registry that are answered
-- in:   @registry
-- out:  fingerprint
-- used: StagedQueries.Ask
select fingerprint
from confirmation
where registry = @registry and withdrawn_at is null
