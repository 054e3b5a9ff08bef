-- batch_next_dry_run: the number of a dry run, below zero: it takes none from the batches
-- in:   nothing
-- out:  id
-- used: BatchStore.CreateAsync
select min(coalesce(min(id), 0), 0) - 1 from batch
