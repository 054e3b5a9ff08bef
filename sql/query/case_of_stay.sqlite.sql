-- case_of_stay: current cases that a hospital registered of one inpatient, another record than the one named (sqlite: JSON)
-- in:   @registry, @hospital, @inpatientNumber, @name, @sex, @birthDate, @category, @caseNumber, @tumourNumber, @residentKey or null
-- out:  BatchId, FileRow; the earliest version first
-- used: StoredStays.Find
select t.batch_id as BatchId, t.file_row as FileRow
from tumour t
join batch b on b.id = t.batch_id
join person p on p.id = t.person_id
where json_extract(t.other_items, '$.inpatient_number') = @inpatientNumber
  and t.registry = @registry and t.hospital = @hospital and t.name = @name and t.sex = @sex and t.birth_date = @birthDate
  and substr(t.icd10, 1, 3) = @category
  and not (t.case_number = @caseNumber and t.tumour_number = @tumourNumber)
  and (@residentKey is null or p.resident_key is null or p.resident_key <> @residentKey)
  and t.ended_by is null and b.state = 5
order by t.id
limit 1
