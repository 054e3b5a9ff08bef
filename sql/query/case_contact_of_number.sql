-- case_contact_of_number: the current cases of a registration number with their follow-ups
-- in:   @registry, @caseNumber
-- out:  CaseContactRow
-- used: CaseLookup.WithNumber
select * from case_contact
where Registry = @registry and CaseNumber = @caseNumber
order by TumourNumber
