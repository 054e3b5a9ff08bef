-- fingerprint_salt: the key of the fingerprints of this database
-- in:   nothing
-- out:  salt
-- used: StagedQueries.Ask
select salt from fingerprint_salt where id = 1
