-- compensated_origin: the delivered version whose content a row of a compensation repeats
-- in:   @part, @id
-- out:  id; none when the row was delivered itself
-- used: VersionReader.OriginOf
select restores from compensated_row where new_id = @id and part = @part
