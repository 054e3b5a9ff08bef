-- round_first_of_file: the first batch of a registry that delivered the same bytes and was read to its end
-- in:   @fileHash, @registry, @id (the batch that is looked at; a dry run, below zero, comes after all)
-- out:  id or null
-- used: RoundStore.FirstOfFileAsync
select min(id)
from batch
where file_hash = @fileHash and registry = @registry and id > 0 and (id < @id or @id < 0) and kind = 1 and state in (4, 5, 6)
