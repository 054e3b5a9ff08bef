-- tumour_relink: rows of tumour in a batch whose new person another batch has made meanwhile
-- in:   @batchId
-- out:  nothing
-- used: BatchCommit.Run
update tumour
set person_id = (
    select min(q.id)
    from person p
    join person q on q.resident_key = p.resident_key and q.registry = p.registry and q.batch_id <> @batchId
    join batch b on b.id = q.batch_id and b.state >= 5
    where p.id = tumour.person_id)
where id in (
    select t.id
    from batch_range r
    join tumour t on t.id between r.first_id and r.last_id and t.batch_id = r.batch_id
    join person p on p.id = t.person_id and p.batch_id = @batchId
    join person q on q.resident_key = p.resident_key and q.registry = p.registry and q.batch_id <> @batchId
    join batch b on b.id = q.batch_id and b.state >= 5
    where r.batch_id = @batchId and r.part = 1)
