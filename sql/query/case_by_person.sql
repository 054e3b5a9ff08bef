-- case_by_person: the current cases of a registry of a span of years of incidence, those of one person together in the order of their dates
-- in:   @registry, @fromYear, @toYear
-- out:  CaseRow
-- used: RecordSnapshot.CasesByPerson
select v.*
from tumour_version v
left join person_root r on r.person_id = v.PersonId
where v.IsCurrent = 1 and v.Registry = @registry and v.EventYear between @fromYear and @toYear
order by coalesce(r.root_id, v.PersonId), v.IncidenceDate, v.CaseNumber, v.TumourNumber
