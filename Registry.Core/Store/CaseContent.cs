using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Takes the fingerprint of the content of a case: all of it but its key and its place in the file. Use one a thread.</summary>
/// <remarks>It is a part of what a row costs that needs no database, so it can be taken where the row is judged. The order
/// of the items must never change, or every stored case would look changed.</remarks>
public sealed class CaseContent : IDisposable
{
    private readonly ContentHash _hash = new();

    /// <summary>The first 64 bits of the SHA-256 of the content.</summary>
    public long HashOf(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        _hash.Clear();
        AddPerson(record);
        AddTumour(record);
        AddFollowUp(record);
        return _hash.Value;
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void AddPerson(CaseRecord record)
    {
        _hash.Add(record.ResidentId?.Key);
        _hash.Add(record.Name);
        _hash.Add((long)record.Sex);
        _hash.Add(record.BirthDate?.Number);
        _hash.Add(record.ReportedAge);
        _hash.Add(record.Ethnicity);
        _hash.Add(record.MaritalStatus);
        _hash.Add(record.HouseholdAreaCode);
    }

    private void AddTumour(CaseRecord record)
    {
        _hash.Add(record.IncidenceDate.Number);
        _hash.Add(record.Topography?.Code);
        _hash.Add(record.Morphology?.Histology.Number);
        _hash.Add((long?)record.Morphology?.Behaviour);
        _hash.Add(record.Grade);
        _hash.Add((long?)record.Basis);
        _hash.Add(record.Icd10.Code);
        _hash.Add(record.DerivedIcd10?.Code);
        _hash.Add(record.Laterality);
        _hash.Add(record.MultiplePrimary is { } several ? several ? 1 : 0 : null);
    }

    private void AddFollowUp(CaseRecord record)
    {
        _hash.Add(record.Hospital);
        _hash.Add(record.ReportDate?.Number);
        _hash.Add(record.LastContactDate?.Number);
        _hash.Add(record.VitalStatus);
        _hash.Add(record.DeathDate?.Number);
        _hash.Add(record.CauseOfDeathCategory);
        _hash.Add(record.OtherItems);
    }
}
