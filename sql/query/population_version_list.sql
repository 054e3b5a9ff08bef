-- population_version_list: versions of populations, of one registry and year or of all
-- in:   @registry, @fromDate, @toDate, @id (each may be null)
-- out:  Id, Registry, CountDate, PopulationBasis, Method, Source, MadeOf, Caveats, MadeAt, MadeBy
-- used: PopulationVersions.Read
select id as Id, registry as Registry, count_date as CountDate, population_basis as PopulationBasis, method as Method,
    source as Source, made_of as MadeOf, caveats as Caveats, made_at as MadeAt, made_by as MadeBy
from population_version
where (@registry is null or registry = @registry)
    and (@fromDate is null or count_date >= @fromDate) and (@toDate is null or count_date <= @toDate)
    and (@id is null or id = @id)
order by registry, count_date, id
