-- case_contact_of_resident: the current cases of a registry of the holder of a resident ID, with their follow-ups
-- in:   @registry, @residentKey
-- out:  the columns of CaseContactReader
-- used: CaseLookup.WithResidentId
select * from case_contact
where PersonId in (select id from person where resident_key = @residentKey) and +Registry = @registry    -- plus: by the index of persons, the other reads a whole registry
order by CaseNumber, TumourNumber
