-- pair_different: pairs of a set of persons that were decided to be different
-- in:   @persons (JSON list of ids)
-- out:  PairRow
-- used: PersonStore.Merge
select id as Id, person_a as PersonA, person_b as PersonB, run_id as RunId, score as Score, probability as Probability,
    band as Band, explanation as Explanation, decision as Decision, decided_at as DecidedAt, decided_by as DecidedBy, reason as Reason
from person_pair
where decision = 2
  and person_a in (select value from json_each(@persons)) and person_b in (select value from json_each(@persons))
order by id
