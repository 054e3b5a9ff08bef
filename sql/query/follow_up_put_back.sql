-- follow_up_put_back: rows that repeat earlier versions of follow-ups, each in the place of the row that a compensation ends
-- in:   @batchId, @before (rows of the compensation are numbered from id - @before)
-- out:  number of rows
-- used: CompensationWriter.Write
insert into follow_up (
    id, batch_id, file_row, registry, case_number, tumour_number, follow_up_date, replaces, content_hash, contact_date,
    vital_status, loss_reason, death_date, underlying_cause, death_category, place_of_death, source, other_items, open_query)
select
    x.new_id, x.batch_id, x.new_id - @before, o.registry, o.case_number, o.tumour_number, o.follow_up_date, x.ended_id, o.content_hash, o.contact_date,
    o.vital_status, o.loss_reason, o.death_date, o.underlying_cause, o.death_category, o.place_of_death, o.source, o.other_items, o.open_query
from compensated_row x
join follow_up o on o.id = x.restores
where x.batch_id = @batchId and x.part = 4 and x.new_id is not null
