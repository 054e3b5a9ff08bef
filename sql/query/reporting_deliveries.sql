-- reporting_deliveries: in which calendar year the batches that stand brought the cases and deaths of each year, taken back ones negative
-- in:   nothing
-- out:  Registry, Year, ReportYear, Icd, Sex, Cases, Deaths
-- used: DeliveryHistory.ListAsync
select c.registry as Registry, c.event_year as Year, cast(substr(b.committed_at, 1, 4) as integer) as ReportYear, c.icd10_cube as Icd, c.sex as Sex,
    sum(c.cases) as Cases, sum(c.deaths) as Deaths
from cell c
join batch b on b.id = c.batch_id
where b.state = 5
group by c.registry, c.event_year, substr(b.committed_at, 1, 4), c.icd10_cube, c.sex
order by c.registry, c.event_year
