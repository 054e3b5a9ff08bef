-- person_records: the cases and deaths that count, of persons and of those merged with them (sqlite: json_each)
-- in:   @persons (JSON list of ids)
-- out:  PersonRecordRow: PersonId (as asked), Id, Part (1 case, 2 death), Registry, Number, TumourNumber
-- used: PersonStore.RecordsOfAsync
with member (asked_id, person_id) as (
    select value, value from json_each(@persons)
    union
    select value, m.person_id
    from json_each(@persons)
    join person_root r on r.person_id = value
    join person_root m on m.root_id = r.root_id
)
select e.asked_id as PersonId, t.id as Id, 1 as Part, t.registry as Registry, t.case_number as Number, t.tumour_number as TumourNumber
from member e
cross join tumour t on t.person_id = e.person_id and t.ended_by is null
join batch b on b.id = t.batch_id and b.state = 5
union all
select e.asked_id, d.id, 2, d.registry, d.death_number, 0
from member e
cross join death d on d.person_id = e.person_id and d.ended_by is null
join batch b on b.id = d.batch_id and b.state = 5
order by 1, 3, 4, 5, 6
