-- person_rows: what the current rows say about persons, person by person, the newest row first
-- in:   @registry (null: all)
-- out:  PersonId, Registry, ResidentKey, Name, Sex, BirthDate, HouseholdArea, Hospital, InpatientNumber, RowId, IsDeath
-- used: PersonStore.CurrentPersons
select t.person_id as PersonId, t.registry as Registry, p.resident_key as ResidentKey, t.name as Name, t.sex as Sex,
    t.birth_date as BirthDate, t.household_area as HouseholdArea, t.hospital as Hospital,
    json_extract(t.other_items, '$.inpatient_number') as InpatientNumber, t.id as RowId, 0 as IsDeath
from current_tumour t
join person p on p.id = t.person_id
where @registry is null or t.registry = @registry
union all
select d.person_id, d.registry, p.resident_key, d.name, d.sex, d.birth_date,
    json_extract(d.other_items, '$.household_area_code'), null, null, d.id, 1
from current_death d
join person p on p.id = d.person_id
where @registry is null or d.registry = @registry
order by 1, 11, 10 desc
