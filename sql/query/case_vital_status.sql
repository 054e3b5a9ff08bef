-- case_vital_status: of each current case of a registry what says how its person is, a row for each follow-up, case by case
-- in:   @registry
-- out:  the columns of VitalStatusReader
-- used: VitalStatusStore.OfRegistry
select Id, BatchId, IncidenceDate, Basis, OwnContactDate, OwnStatus, OwnDeathDate, FollowUpId, FollowUpBatchId, ContactDate, VitalStatus,
    OpenQuery
from case_contact
where Registry = @registry
order by CaseNumber, TumourNumber
