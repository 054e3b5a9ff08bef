-- population_put_back: rows that repeat earlier population counts, each in the place of the row that a compensation ends
-- in:   @batchId, @before (rows of the compensation are numbered from id - @before)
-- out:  number of rows
-- used: CompensationWriter.Write
insert into population (
    id, batch_id, file_row, registry, population_year, sex, age_group, replaces, content_hash, persons,
    all_cause_deaths, population_basis, open_query)
select
    x.new_id, x.batch_id, x.new_id - @before, o.registry, o.population_year, o.sex, o.age_group, x.ended_id, o.content_hash, o.persons,
    o.all_cause_deaths, o.population_basis, o.open_query
from compensated_row x
join population o on o.id = x.restores
where x.batch_id = @batchId and x.part = 3 and x.new_id is not null
