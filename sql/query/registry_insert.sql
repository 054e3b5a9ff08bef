-- registry_insert: a registry that gets a name and type of its own
-- in:   @code, @nameZh, @nameEn, @areaType, @basis
-- out:  nothing
-- used: RegistryStore.SetAsync
insert into registry (code, name_zh, name_en, area_type, population_basis) values (@code, @nameZh, @nameEn, @areaType, @basis)
