-- pair_list: pairs that a comparison proposed or somebody decided, of persons who are in the data, the likeliest first
-- in:   @open (1: only those that nobody has decided and that are not one person by now), @registry (null: all), @skip, @take
-- out:  PairRow
-- used: PersonStore.PairsAsync
select q.id as Id, q.person_a as PersonA, q.person_b as PersonB, q.run_id as RunId, q.score as Score, q.probability as Probability,
    q.band as Band, q.explanation as Explanation, q.decision as Decision, q.decided_at as DecidedAt, q.decided_by as DecidedBy,
    q.reason as Reason
from person_pair q
join standing_person a on a.person_id = q.person_a
join standing_person b on b.person_id = q.person_b
left join person_root ra on ra.person_id = q.person_a
left join person_root rb on rb.person_id = q.person_b
where (q.decision is not null or q.run_id is not null)
  and (@open = 0 or (q.decision is null and coalesce(ra.root_id, q.person_a) <> coalesce(rb.root_id, q.person_b)))
  and (@registry is null or a.registry = @registry or b.registry = @registry)
order by q.probability desc, q.id
limit @take offset @skip
