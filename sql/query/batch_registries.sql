-- batch_registries: registries that a batch has rows of
-- in:   @batchId
-- out:  the codes
-- used: CubeChanges.Since
select registry
from batch_registry
where batch_id = @batchId
