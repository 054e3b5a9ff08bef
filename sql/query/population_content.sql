-- population_content: the content of one version, to tell what a later one changes
-- in:   @id
-- out:  its items as columns
-- used: StagedChanges.Add
select
    t.persons, t.all_cause_deaths, t.population_basis
from population t
where t.id = @id
