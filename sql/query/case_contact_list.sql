-- case_contact_list: the current cases of a registry of a span of years of incidence with their follow-ups, case by case
-- in:   @registry, @fromYear, @toYear
-- out:  CaseContactRow
-- used: FollowUpStore.Current
select * from case_contact
where Registry = @registry and IncidenceYear between @fromYear and @toYear
order by CaseNumber, TumourNumber
