-- death_link_list: current deaths with the persons they are, may be, or were decided not to be
-- in:   nothing
-- out:  DeathLinkRow: DeathId (the version that counts), Registry, DeathNumber, DeathDate, UnderlyingCause, PersonId, Standing (1 linked, 2 undecided, 3 different)
-- used: DeathClearanceStore.Links
select d.id as DeathId, d.registry as Registry, d.death_number as DeathNumber, d.death_date as DeathDate, d.underlying_cause as UnderlyingCause,
    m.person_id as PersonId,
    case when m.decision = 2 then 3 when m.decision = 1 or m.band = 1 then 1 else 2 end as Standing
from death_match m
join current_death d on d.registry = m.registry and d.death_number = m.death_number
union all
select d.id, d.registry, d.death_number, d.death_date, d.underlying_cause, d.person_id, 2
from current_death d
where d.person_id is not null
  and not exists (
    select 1 from death_match m
    where m.registry = d.registry and m.death_number = d.death_number and m.person_id = d.person_id)
