-- follow_up_by_id: one stored version of a follow-up
-- in:   @id
-- out:  FollowUpRow; one row or none
-- used: StoredVersions.FollowUp
select * from follow_up_version where Id = @id
