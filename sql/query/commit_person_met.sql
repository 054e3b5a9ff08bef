-- commit_person_met: new cases of a batch whose person, by resident ID, got a case from a batch that was committed since this one was read
-- in:   @batchId, @staged (data version)
-- out:  a count
-- used: BatchCommit.Run
with met (registry, resident_key) as materialized (    -- by the stretches of the batches: no index of cases by person is wanted
    select distinct p.registry, p.resident_key
    from batch b
    cross join batch_range r on r.batch_id = b.id and r.part = 1
    cross join tumour o on o.id between r.first_id and r.last_id and +o.batch_id = b.id
    cross join person p on p.id = o.person_id
    where b.state = 5 and b.committed_version > @staged and b.id <> @batchId
      and o.ended_by is null and o.replaces is null and p.resident_key is not null    -- another version of a case that was known is compared by its questions
)
select count(*)
from batch_range r
cross join tumour n on n.id between r.first_id and r.last_id and +n.batch_id = r.batch_id
cross join person p on p.id = n.person_id
where exists (select 1 from met)                       -- asked first: mostly nothing was committed meanwhile, and no row is read
  and r.batch_id = @batchId and r.part = 1 and n.replaces is null and (p.registry, p.resident_key) in (select registry, resident_key from met)
