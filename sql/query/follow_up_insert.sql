-- follow_up_insert: one version of a follow-up
-- in:   a value for each column, bound by position on the raw statement
-- out:  nothing
-- used: StagedFollowUps.Add
insert into follow_up (
    id, batch_id, file_row, registry, case_number, tumour_number, follow_up_date, replaces, content_hash, contact_date,
    vital_status, loss_reason, death_date, underlying_cause, death_category, place_of_death, source, other_items,
    open_query)
values (
    @id, @batchId, @fileRow, @registry, @caseNumber, @tumourNumber, @followUpDate, @replaces, @contentHash,
    @contactDate, @vitalStatus, @lossReason, @deathDate, @underlyingCause, @deathCategory, @placeOfDeath, @source,
    @otherItems, @openQuery)
