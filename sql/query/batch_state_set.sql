-- batch_state_set: a batch that goes from one state to another
-- in:   @id, @from, @to
-- out:  1 when it was in the first state, else 0
-- used: StagedRows.Abandon, CompensationWriter.Write
update batch set state = @to where id = @id and state = @from
