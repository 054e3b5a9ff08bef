-- data_state_version: how many commits, undos and changes of persons there have been
-- in:   nothing
-- out:  a number
-- used: PersonStore.SaveRunAsync
select version from data_state where id = 1
