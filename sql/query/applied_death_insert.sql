-- applied_death_insert: a death that a batch takes to a case
-- in:   @batchId, @registry, @caseNumber, @tumourNumber, @followUpDate, @deathRegistry, @deathNumber, @deathId
-- out:  nothing
-- used: AppliedDeaths.Add
insert into applied_death (batch_id, registry, case_number, tumour_number, follow_up_date, death_registry, death_number, death_id)
values (@batchId, @registry, @caseNumber, @tumourNumber, @followUpDate, @deathRegistry, @deathNumber, @deathId)
