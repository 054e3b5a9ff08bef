-- merge_at: the merges that stood at a data state (sqlite: json_extract)
-- in:   @state
-- out:  PersonA, PersonB
-- used: PastTumours.Roots
select m.person_a as PersonA, m.person_b as PersonB
from person_merge m
where (
        select min(a.data_version) from audit a
        where a.event = 'persons-merged' and json_extract(a.detail, '$.mergeId') = m.id
            or a.event = 'persons-linked' and m.automatic = 1 and m.reason = 'linkage run ' || json_extract(a.detail, '$.runId')
    ) <= @state
    and coalesce((
        select min(a.data_version) from audit a where a.event = 'persons-unmerged' and json_extract(a.detail, '$.mergeId') = m.id), @state + 1) > @state
order by m.id
