-- case_contact_of_yearly_number: the current cases that got a year behind a registration number (N@2024), with their follow-ups
-- in:   @registry, @caseNumber
-- out:  the columns of CaseContactReader
-- used: CaseLookup.WithNumber
select * from case_contact
where Registry = @registry and CaseNumber > @caseNumber || '@' and CaseNumber < @caseNumber || 'A'
order by CaseNumber, TumourNumber
