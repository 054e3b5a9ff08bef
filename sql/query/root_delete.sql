-- root_delete: forgets the root of one person
-- in:   @personId
-- out:  nothing
-- used: PersonComponent.Store
delete from person_root where person_id = @personId
