-- follow_up_of_case: all versions of the follow-ups of a case, oldest first
-- in:   @registry, @caseNumber, @tumourNumber (null: all)
-- out:  FollowUpRow
-- used: FollowUpStore.OfCaseAsync
select * from follow_up_version
where Registry = @registry and CaseNumber = @caseNumber and (@tumourNumber is null or TumourNumber = @tumourNumber)
order by Id
