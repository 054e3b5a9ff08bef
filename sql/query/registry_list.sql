-- registry_list: registries that a committed batch has rows of
-- in:   nothing
-- out:  Code, NameZh, NameEn, AreaType, SetBasis, CountedBasis (of the latest population year)
-- used: RegistryStore.RegistriesAsync
select r.code as Code, g.name_zh as NameZh, g.name_en as NameEn, g.area_type as AreaType, g.population_basis as SetBasis,
    (select max(p.population_basis)
     from current_population p
     where p.registry = r.code
       and p.population_year = (select max(q.population_year) from current_population q where q.registry = r.code)) as CountedBasis
from (
    select distinct x.registry as code
    from batch_registry x
    join batch b on b.id = x.batch_id
    where b.state = 5
) r
left join registry g on g.code = r.code
order by r.code
