-- death_withdraw: rows of death that a compensation takes back count no longer
-- in:   @batchId
-- out:  number of rows
-- used: CompensationWriter.Write
update death
set ended_by = @batchId
where ended_by is null and id in (
    select x.ended_id from compensated_row x where x.batch_id = @batchId and x.part = 2 and x.ended_id is not null)
