-- known_break_insert: a known break is entered
-- in:   @lastYear, @kind, @registry, @icd (both may be null), @reason, @at, @by
-- out:  its number
-- used: KnownBreakStore.Add
insert into known_break (last_year, kind, registry, icd, reason, entered_at, entered_by)
values (@lastYear, @kind, @registry, @icd, @reason, @at, @by)
returning id
