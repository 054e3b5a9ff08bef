-- death_match_certificate_forget: a death is that of a person because a case was made of it, and the case is gone
-- in:   @registry, @deathNumber, @reason
-- out:  number of matches
-- used: CertificateTraces.Follow
delete from death_match
where registry = @registry and death_number = @deathNumber and method = 4 and decision = 1 and reason = @reason
  and not exists (select 1 from applied_standing s where s.death_registry = @registry and s.death_number = @deathNumber)
