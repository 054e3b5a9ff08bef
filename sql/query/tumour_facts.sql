-- tumour_facts: where a version of a case stands
-- in:   @id
-- out:  batch, replaces, ended by, registry, number, tumour number, year, open query; one row
-- used: VersionReader.Find
select batch_id, replaces, ended_by, registry, case_number, tumour_number, incidence_year, open_query from tumour where id = @id
