-- pair_find: one pair
-- in:   @id
-- out:  PairRow; one row or none
-- used: PersonPairs.Find
select id as Id, person_a as PersonA, person_b as PersonB, run_id as RunId, score as Score, probability as Probability,
    band as Band, explanation as Explanation, decision as Decision, decided_at as DecidedAt, decided_by as DecidedBy, reason as Reason
from person_pair
where id = @id
