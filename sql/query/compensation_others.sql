-- compensation_others: the questions about two cases that a compensation asks again, with the other case
-- in:   @batchId
-- out:  number of rows
-- used: CompensationWriter.Write
insert into query_other (batch_id, number, other_id)
select n.batch_id, n.number, x.other_id
from compensated_row c
join tumour new on new.id = c.new_id
join tumour old on old.id = c.restores
join verdict v on v.batch_id = old.batch_id and v.file_row = old.file_row and v.fingerprint is not null
join query_other x on x.batch_id = v.batch_id and x.number = v.number
join verdict n on n.batch_id = c.batch_id and n.file_row = new.file_row and n.fingerprint = v.fingerprint and n.check_id = v.check_id
where c.batch_id = @batchId and c.part = 1
group by n.batch_id, n.number
