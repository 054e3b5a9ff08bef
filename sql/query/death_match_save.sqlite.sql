-- death_match_save: a death that a comparison matched to a person; what was decided before stays
-- in:   @registry, @deathNumber, @personId, @method, @band, @probability, @explanation, @at
-- out:  nothing
-- used: DeathClearanceStore.SaveMatches
insert into death_match (registry, death_number, person_id, method, band, probability, explanation, found_at)
values (@registry, @deathNumber, @personId, @method, @band, @probability, @explanation, @at)
on conflict (registry, death_number, person_id) do update
set method = excluded.method, band = excluded.band, probability = excluded.probability,
    explanation = excluded.explanation, found_at = excluded.found_at
where decision is null
