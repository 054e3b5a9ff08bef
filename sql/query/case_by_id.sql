-- case_by_id: one stored version of a case
-- in:   @id
-- out:  CaseRow; one row or none
-- used: RecordStore.CaseAsync
select * from tumour_version where Id = @id
