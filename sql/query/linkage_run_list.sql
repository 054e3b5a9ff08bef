-- linkage_run_list: the comparisons of persons, newest first
-- in:   nothing
-- out:  Id, At, DoneBy, DataVersion, Persons, Automatic, Review, Model
-- used: PersonStore.RunsAsync
select id as Id, at as At, done_by as DoneBy, data_version as DataVersion, persons as Persons, automatic as Automatic,
    review as Review, model as Model
from linkage_run
order by id desc
