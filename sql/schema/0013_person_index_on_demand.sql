-- 0013_person_index_on_demand: the index of cases by person is made when persons are first looked up
-- in:   0004_record_views
-- out:  drops index tumour_person
-- used: Migrator
--
-- It costs an import of a million cases a tenth of its time, and a site that never links persons does not need it:
-- query/tumour_person_index makes it.

drop index tumour_person;
