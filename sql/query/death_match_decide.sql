-- death_match_decide: what a registrar decided about a death and a person
-- in:   @registry, @deathNumber, @personId, @decision, @at, @by, @reason
-- out:  nothing
-- used: DeathClearanceStore.Decide
insert into death_match (registry, death_number, person_id, method, band, found_at, decision, decided_at, decided_by, reason)
values (@registry, @deathNumber, @personId, 4, 2, @at, @decision, @at, @by, @reason)
on conflict (registry, death_number, person_id) do update
set decision = excluded.decision, decided_at = excluded.decided_at, decided_by = excluded.decided_by, reason = excluded.reason
