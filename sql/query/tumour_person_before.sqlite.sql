-- tumour_person_before: the person of a case that was taken back, where its number comes again for the same person (sqlite: is, limit)
-- in:   @registry, @caseNumber, @tumourNumber, @name, @sex, @birthDate
-- out:  number of the person, when no resident ID names it; one row or none
-- used: StagedPersons.Before
select t.person_id
from tumour t
join batch b on b.id = t.batch_id
join person p on p.id = t.person_id
where t.registry = @registry and t.case_number = @caseNumber and t.tumour_number = @tumourNumber and b.state >= 5
  and t.name is @name and t.sex = @sex and t.birth_date is @birthDate and (t.name is not null or t.birth_date is not null)
  and p.resident_key is null
order by t.id desc
limit 1
