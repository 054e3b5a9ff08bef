-- root_insert: the root of one person
-- in:   @personId, @rootId
-- out:  nothing
-- used: PersonComponent.Store
insert into person_root (person_id, root_id) values (@personId, @rootId)
