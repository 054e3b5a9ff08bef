-- case_versions: all versions of a case, oldest first, those of undone and unfinished batches included
-- in:   @registry, @caseNumber, @tumourNumber
-- out:  CaseRow
-- used: RecordStore.CaseVersionsAsync
select * from tumour_version
where Registry = @registry and CaseNumber = @caseNumber and TumourNumber = @tumourNumber
order by Id
