-- pair_decide: what a registrar decided about two persons, kept whether they were compared or not; open again, it is as if nobody had decided
-- in:   @personA, @personB, @decision (null: open again), @at, @by, @reason
-- out:  the number of the pair
-- used: PersonPairs.Decide
insert into person_pair (person_a, person_b, band, decision, decided_at, decided_by, reason)
values (@personA, @personB, 2, @decision, @at, @by, @reason)
on conflict (person_a, person_b) do update
set decision = excluded.decision,
    decided_at = case when excluded.decision is null then null else excluded.decided_at end,
    decided_by = case when excluded.decision is null then null else excluded.decided_by end,
    reason = case when excluded.decision is null then null else excluded.reason end
returning id
