-- death_put_back: rows that repeat earlier versions of deaths, each in the place of the row that a compensation ends
-- in:   @batchId, @before (rows of the compensation are numbered from id - @before)
-- out:  number of rows
-- used: CompensationWriter.Write
insert into death (
    id, batch_id, file_row, registry, death_number, person_id, replaces, content_hash, name, sex, birth_date,
    reported_age, age, age_group, death_date, death_year, underlying_cause, icd10_cube, other_items, open_query)
select
    x.new_id, x.batch_id, x.new_id - @before, o.registry, o.death_number, o.person_id, x.ended_id, o.content_hash, o.name, o.sex, o.birth_date,
    o.reported_age, o.age, o.age_group, o.death_date, o.death_year, o.underlying_cause, o.icd10_cube, o.other_items, o.open_query
from compensated_row x
join death o on o.id = x.restores
where x.batch_id = @batchId and x.part = 2 and x.new_id is not null
