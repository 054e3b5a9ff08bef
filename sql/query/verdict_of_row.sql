-- verdict_of_row: how a check judged a row of a batch
-- in:   @batchId, @fileRow, @checkId
-- out:  the highest severity; null when it said nothing
-- used: QueryRefusals.NotThere
select max(severity) from verdict where batch_id = @batchId and file_row = @fileRow and check_id = @checkId
