namespace Registry.Core.Records;

/// <summary>An item of a case, death, population or follow-up row, whatever its column is called in a file.</summary>
/// <remarks>Names, aliases, formats and which items are personal: Registry.Import/Reading/items.csv, one row for each member,
/// found by the snake-case form of its name.</remarks>
public enum Item
{
#pragma warning disable CS1591 // The words are explained once, in items.csv and docs/glossary.md.
    CaseNumber, TumourNumber, IdNumber, IdType, Name, Sex, Age, BirthDate, Ethnicity, MaritalStatus, Education, Occupation,
    Workplace, Phone, ContactName, ContactRelation, HouseholdAddress, HouseholdAreaCode, ResidenceAddress, ResidenceAreaCode,
    IncidenceDate, Topography, Morphology, Behaviour, Grade, Laterality, Basis, Icd10, DerivedIcd10, MultiplePrimary,
    DiagnosisText, PathologyText, PathologyNumber, Stage, ClinicalT, ClinicalN, ClinicalM, PathologicalT, PathologicalN, PathologicalM,
    Hospital, Department, Physician, ReportDate, InpatientNumber, OutpatientNumber, TreatmentStatus, TreatmentItems,
    LastContactDate, VitalStatus, LossReason, FollowUpDate, WithdrawalDate, WithdrawalReason,
    DeathDate, CauseOfDeathCategory, UnderlyingCause, CertificateNumber, PlaceOfDeath, RecordStatus,
    Year, AgeGroup, Population, AllCauseDeaths,
    CardStatus, CardType, MainCardNumber, AuditFlag, CountyAuditTime, AuditRejection, AuditRejectionText, DiagnosedHere, DiagnosingHospital,
    HouseholdCityCode, ResidenceCityCode, FirstVisit, PregnancyStatus, PersonalIdentity, CcdGroup,
    CauseAText, CauseACode, CauseAInterval, CauseBText, CauseBCode, CauseBInterval,
    CauseCText, CauseCCode, CauseCInterval, CauseDText, CauseDCode, CauseDInterval, ProvincialStage,
    CardNumber, MedicalRecordNumber, BirthplaceAreaCode, SecondContactName, SecondContactRelation, SecondContactPhone,
    HouseholdProvince, HouseholdCity, HouseholdCounty, HouseholdTown, HouseholdVillage, HouseholdHouseNumber,
    ResidenceProvince, ResidenceCity, ResidenceCounty, ResidenceTown, ResidenceVillage, ResidenceHouseNumber, OtherTreatment,
    Remarks, HospitalCode, FollowUpPhysician, FollowUpNote, FirstNames, MiddleName, MaidenName, OtherSources, GeoCode,
    GeoLabel, Autopsy, CauseIcdEdition, TnmEdition, StageType, Surgery, Radiotherapy, Chemotherapy, TargetedTherapy,
    Immunotherapy, HormoneTherapy, OtherTherapy, StemCellTransplant, SurvivalDays, OtherDiseases, OtherDiseasesCode, UnderlyingCauseText,
    FollowUpSource,
#pragma warning restore CS1591
}
