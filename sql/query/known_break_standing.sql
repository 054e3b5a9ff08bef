-- known_break_standing: number of the break of the same year, kind, registry and category that stands
-- in:   @lastYear, @kind, @registry, @icd (both may be null)
-- out:  its number, or nothing
-- used: KnownBreakStore.Add
select id
from known_break
where withdrawn_at is null and last_year = @lastYear and kind = @kind
    and coalesce(registry, '') = coalesce(@registry, '') and coalesce(icd, '') = coalesce(@icd, '')
