-- case_contact_of_person: the current cases of a person with their follow-ups
-- in:   @personId
-- out:  CaseContactRow
-- used: FollowUpStore.OfPersonAsync
select * from case_contact
where PersonId = @personId
order by Registry, CaseNumber, TumourNumber
