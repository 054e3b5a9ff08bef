-- 0027_applied_death: which deaths were taken to which cases
-- in:   0001_registry, 0008_follow_up, 0014_compensation
-- out:  table applied_death; view applied_standing
-- used: Migrator
--
-- A death that is linked to a person goes to the cases of that person as follow-ups, a batch a registry. Which follow-up came of which death
-- is written down with the batch itself, before it is read: there is no such batch of which it is not known. Rows that the checks
-- return have an entry and no follow-up. What was applied before this script is found by the name of the file and the number of the death.

create table applied_death (
    batch_id          integer not null references batch (id),    -- the batch of the follow-ups
    registry          text    not null,          -- the case and the day, as the follow-up is named
    case_number       text    not null,
    tumour_number     integer not null,
    follow_up_date    integer not null,
    death_registry    text    not null,
    death_number      text    not null,
    death_id          integer not null references death (id),    -- the version that stood then
    primary key (batch_id, registry, case_number, tumour_number, follow_up_date)
) strict, without rowid;

create index applied_death_death on applied_death (death_registry, death_number);

create index applied_death_id on applied_death (death_id);       -- rows of staged deaths are deleted

create view applied_standing as                  -- follow-ups that count, themselves or as what a compensation repeated, with their deaths
select a.*, f.id as follow_up_id
from applied_death a
join batch b on b.id = a.batch_id and b.state = 5
join follow_up f on f.registry = a.registry and f.case_number = a.case_number and f.tumour_number = a.tumour_number
    and f.follow_up_date = a.follow_up_date and f.batch_id = a.batch_id
where f.ended_by is null or exists (
    select 1
    from compensated_row x
    join follow_up n on n.id = x.new_id
    join batch c on c.id = n.batch_id
    where x.restores = f.id and x.part = 4 and n.ended_by is null and c.state = 5);

insert into applied_death
select f.batch_id, f.registry, f.case_number, f.tumour_number, f.follow_up_date, d.registry, d.death_number, max(d.id)
from follow_up f
join batch b on b.id = f.batch_id
cross join (select distinct registry from batch_registry) g
join death d on d.registry = g.registry and d.death_number = json_extract(f.other_items, '$.certificate_number') and d.death_date = f.death_date
join batch e on e.id = d.batch_id and e.state >= 5 and e.id < f.batch_id
where f.source = 3 and b.id > 0 and b.file_name = f.registry || '_SF_linked.csv'
group by f.batch_id, f.registry, f.case_number, f.tumour_number, f.follow_up_date;
