-- population_use_standing: the version that is used for each registry and year of which somebody decided, at a data state
-- in:   @state (null: now)
-- out:  Registry, Year, VersionId (null: the delivered one), DataVersion, UsedAt, UsedBy, Reason
-- used: PopulationVersions.Uses
select u.registry as Registry, u.population_year as Year, u.version_id as VersionId, u.data_version as DataVersion,
    u.used_at as UsedAt, u.used_by as UsedBy, u.reason as Reason
from population_use u
where u.id = (
    select max(v.id)
    from population_use v
    where v.registry = u.registry and v.population_year = u.population_year and (@state is null or v.data_version <= @state))
order by u.registry, u.population_year
