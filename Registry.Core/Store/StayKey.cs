using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>By what a hospital knows an inpatient, with the case that was registered of him. Personal data.</summary>
/// <param name="Registry">Code of the registry.</param>
/// <param name="Hospital">Reporting hospital as written.</param>
/// <param name="InpatientNumber">The hospital's number.</param>
/// <param name="Name">Name.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Category">First three characters of the ICD-10 code.</param>
/// <param name="CaseNumber">Number of the case itself, which is not its own double.</param>
/// <param name="TumourNumber">Its tumour.</param>
/// <param name="ResidentKey">Key of the resident ID, or null.</param>
public sealed record StayKey(
    string Registry, string Hospital, string InpatientNumber, string Name, Sex Sex, PartialDate BirthDate, string Category,
    string CaseNumber, int TumourNumber, long? ResidentKey);
