-- batch_next: the first free number of a batch
-- in:   nothing
-- out:  id
-- used: BatchStore.CreateAsync
select coalesce(max(id), 0) + 1 from batch
