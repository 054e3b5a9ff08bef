-- reporting_days: incidence and report date of the current cases, unit by unit
-- in:   @registry (may be null), @year
-- out:  Registry, Hospital, IncidenceDate, ReportDate
-- used: ReportingDays.ListAsync
select registry as Registry, coalesce(hospital, '') as Hospital, incidence_date as IncidenceDate, report_date as ReportDate
from current_tumour
where incidence_year = @year and (@registry is null or registry = @registry)
order by registry, Hospital
