-- population_delivered: which batches the delivered population of each registry and year comes from
-- in:   @registry, @year (each may be null)
-- out:  Registry, Year, BatchId, FileName, PopulationBasis, CommittedAt
-- used: DeliveredPopulations.List
select distinct p.registry as Registry, p.population_year as Year, p.batch_id as BatchId, b.file_name as FileName,
    p.population_basis as PopulationBasis, b.committed_at as CommittedAt
from current_population p
join batch b on b.id = p.batch_id
where p.sex in (1, 2) and (@registry is null or p.registry = @registry) and (@year is null or p.population_year = @year)
order by p.registry, p.population_year, p.batch_id
