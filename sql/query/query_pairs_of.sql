-- query_pairs_of: records asked about together with a case of which a batch ended, repeated or (@brought 1) brought a version
-- in:   @batchId, @brought (0 for a commit: before it nobody could ask about what the batch brings)
-- out:  Registry, Number, TumourNumber
-- used: StandingQueries.PairsOf
with touched (id) as (
    select v.row_id from touched_tumour v where v.batch_id = @batchId and (v.own = 0 or @brought = 1)
), asked (id) as (
    select t.id from touched t
    union                                        -- a compensation that put a version back repeats it in a row of its own
    select c.restores from touched t cross join compensated_row c on c.new_id = t.id and c.part = 1
)
select distinct b.registry as Registry, v.record_number as Number, v.tumour_number as TumourNumber
from asked t
cross join query_other x on x.other_id = t.id
join verdict v on v.batch_id = x.batch_id and v.number = x.number
join batch b on b.id = x.batch_id
