-- case_of_person: the current cases of one person
-- in:   @personId
-- out:  CaseRow
-- used: RecordStore.CasesOfPersonAsync
select * from tumour_version where PersonId = @personId and IsCurrent = 1 order by Id
