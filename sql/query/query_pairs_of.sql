-- query_pairs_of: records asked about together with a case of which a batch brought, ended or repeated a version
-- in:   @batchId
-- out:  Registry, Number, TumourNumber
-- used: StandingQueries.PairsOf
select distinct b.registry as Registry, v.record_number as Number, v.tumour_number as TumourNumber
from query_other x
join verdict v on v.batch_id = x.batch_id and v.number = x.number
join batch b on b.id = x.batch_id
where exists (
    select 1 from tumour o where o.id = x.other_id and (o.batch_id = @batchId or o.ended_by = @batchId))
  or exists (
    select 1 from compensated_row c join tumour n on n.id = c.new_id
    where c.restores = x.other_id and c.part = 1 and (n.batch_id = @batchId or n.ended_by = @batchId))
