-- population_version_counts: the people of one version
-- in:   @id
-- out:  Sex, AgeFrom, Persons
-- used: PopulationVersions.Read
select sex as Sex, age_from as AgeFrom, persons as Persons
from population_version_count
where version_id = @id
order by sex, age_from
