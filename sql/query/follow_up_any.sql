-- follow_up_any: whether any follow-up counts
-- in:   nothing
-- out:  1 or 0
-- used: FollowedDeaths.Read
select exists (select 1 from current_follow_up)
