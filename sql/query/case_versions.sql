-- case_versions: all versions of a case, oldest first, those of undone and unfinished batches included
-- in:   @registry, @caseNumber, @tumourNumber or null
-- out:  CaseRow
-- used: RecordStore.CaseVersionsAsync
select * from tumour_version
where Registry = @registry and CaseNumber = @caseNumber and (@tumourNumber is null or TumourNumber = @tumourNumber)
order by TumourNumber, Id
