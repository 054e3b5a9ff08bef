-- pair_save: a compared pair; what was decided about it before stays
-- in:   @personA, @personB, @runId, @score, @probability, @band, @explanation
-- out:  Id, Decision
-- used: PersonPairs.Save
insert into person_pair (person_a, person_b, run_id, score, probability, band, explanation)
values (@personA, @personB, @runId, @score, @probability, @band, @explanation)
on conflict (person_a, person_b) do update
set run_id = excluded.run_id, score = excluded.score, probability = excluded.probability, band = excluded.band,
    explanation = excluded.explanation
returning id as Id, decision as Decision
