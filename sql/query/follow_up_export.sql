-- follow_up_export: the current follow-ups of the current cases of a registry of a span of years of incidence, in the order of their delivery
-- in:   @registry, @fromYear, @toYear
-- out:  CaseId, then FollowUpRow; what a compensation put back has the place of the version that it repeats
-- used: RecordSnapshot.FollowUps
select t.id as CaseId, f.*
from follow_up_version f
join tumour t on t.registry = f.Registry and t.case_number = f.CaseNumber and t.tumour_number = f.TumourNumber and t.ended_by is null
join batch b on b.id = t.batch_id and b.state = 5
left join compensated_row x on x.new_id = f.Id and x.part = 4
left join follow_up o on o.id = x.restores
where f.IsCurrent = 1 and f.Registry = @registry and t.incidence_year between @fromYear and @toYear
order by coalesce(o.batch_id, f.BatchId), coalesce(o.id, f.Id)
