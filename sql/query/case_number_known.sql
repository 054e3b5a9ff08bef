-- case_number_known: whether a current case of a registry has a registration number
-- in:   @registry, @caseNumber
-- out:  1 or 0
-- used: RecordStore.HasCase
select exists (select 1 from current_tumour where registry = @registry and case_number = @caseNumber)
