-- person_standing: whether a person is in the data, by a row of its own or of somebody merged with it
-- in:   @id
-- out:  a number, 0 or 1
-- used: PersonRefusals.Gone
select count(*) from standing_person where person_id = @id
