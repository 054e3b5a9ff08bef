-- person_roots: the persons that are merged, with the person each counts as
-- in:   nothing
-- out:  PersonId, RootId
-- used: PersonStore.RootsAsync
select person_id as PersonId, root_id as RootId from person_root
