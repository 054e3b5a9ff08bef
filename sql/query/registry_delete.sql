-- registry_delete: a registry whose own name and type are forgotten
-- in:   @code
-- out:  nothing
-- used: RegistryStore.SetAsync
delete from registry where code = @code
