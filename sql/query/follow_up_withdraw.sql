-- follow_up_withdraw: rows of follow_up that a compensation takes back count no longer
-- in:   @batchId
-- out:  number of rows
-- used: CompensationWriter.Write
update follow_up
set ended_by = @batchId
where ended_by is null and id in (
    select x.ended_id from compensated_row x where x.batch_id = @batchId and x.part = 4 and x.ended_id is not null)
