-- case_contact_followed: the current cases that have a follow-up, with their follow-ups, case by case
-- in:   nothing
-- out:  the columns of CaseContactReader
-- used: FollowedDeaths.Read
select * from case_contact
where FollowUpId is not null
order by Registry, CaseNumber, TumourNumber
