-- linkage_run_insert: a comparison of persons begins to be written down
-- in:   @at, @by, @persons, @automatic, @review, @model
-- out:  the number of the run
-- used: PersonStore.SaveRun
insert into linkage_run (at, done_by, data_version, persons, automatic, review, model)
select @at, @by, version, @persons, @automatic, @review, @model from data_state
returning id
