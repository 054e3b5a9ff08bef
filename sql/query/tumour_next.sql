-- tumour_next: the first free id of tumour
-- in:   nothing
-- out:  id
-- used: StagingWriter
select coalesce(max(id), 0) + 1 from tumour
