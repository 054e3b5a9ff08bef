-- applied_unlinked: deaths that stand on cases and count no longer, or are not linked to the person of the case any more
-- in:   @registry (of the deaths, null: all), @fromYear, @toYear
-- out:  UnlinkedRow: Registry and DeathNumber of the death, PersonId of the cases, BatchId, Cases
-- used: AppliedDeaths.Unlinked
select s.death_registry as Registry, s.death_number as DeathNumber, c.root_id as PersonId, s.batch_id as BatchId, count(*) as Cases
from applied_standing s
join death d on d.id = s.death_id
join tumour t on t.registry = s.registry and t.case_number = s.case_number and t.tumour_number = s.tumour_number and t.ended_by is null
join batch b on b.id = t.batch_id and b.state = 5
join effective_person c on c.person_id = t.person_id
where (@registry is null or s.death_registry = @registry) and d.death_year between @fromYear and @toYear
  and not exists (
    select 1
    from linked_death m
    join current_death n on n.registry = m.registry and n.death_number = m.death_number
    join effective_person e on e.person_id = m.person_id
    where m.registry = s.death_registry and m.death_number = s.death_number and e.root_id = c.root_id)
group by s.death_registry, s.death_number, c.root_id, s.batch_id
order by s.death_registry, s.death_number, c.root_id, s.batch_id
