-- 0003_primaries: current tumours with the person they belong to after merges
-- in:   0001_registry, 0009_persons
-- out:  view current_tumour_person
-- used: Migrator
--
-- The one place that says whose tumours are looked at together when primaries are told apart.

create view current_tumour_person as
select t.*, coalesce(r.root_id, t.person_id) as root_id
from tumour t
join batch b on b.id = t.batch_id
left join person_root r on r.person_id = t.person_id
where b.state = 5 and t.ended_by is null;
