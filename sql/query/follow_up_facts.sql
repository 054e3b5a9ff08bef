-- follow_up_facts: where a version of a follow-up stands
-- in:   @id
-- out:  batch, replaces, ended by, registry, number (case/tumour/day), 0, year, open query; one row
-- used: VersionReader.Find
select batch_id, replaces, ended_by, registry, number, 0, follow_up_date / 10000, open_query from follow_up_named where id = @id
