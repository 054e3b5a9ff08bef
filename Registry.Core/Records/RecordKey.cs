using System.Globalization;

namespace Registry.Core.Records;

/// <summary>What names a record within the data, whatever its versions say.</summary>
/// <param name="Registry">Code of the registry.</param>
/// <param name="Part">Cases, deaths, population or follow-up; null for a delivered file as a whole.</param>
/// <param name="Number">Number of the case or death; year, sex and age group of a population count; case, tumour and day of a follow-up; empty for a part as a whole.</param>
/// <param name="TumourNumber">Tumour of the case; 0 for what is no case.</param>
public readonly record struct RecordKey(string Registry, PartKind? Part, string Number, int TumourNumber = 0)
{
    /// <summary>The key of a case.</summary>
    public static RecordKey Of(CaseRecord record) =>
        new(record.Registry, PartKind.Incidence, record.CaseNumber, record.TumourNumber);

    /// <summary>The key of a death.</summary>
    public static RecordKey Of(DeathRecord record) => new(record.Registry, PartKind.Death, record.DeathNumber);

    /// <summary>The key of a population count.</summary>
    public static RecordKey Of(PopulationCount record) => new(
        record.Registry, PartKind.Population,
        string.Create(CultureInfo.InvariantCulture, $"{record.Year:0000}-{(int)record.Sex}-{record.AgeGroup}"));

    /// <summary>The key of a follow-up.</summary>
    public static RecordKey Of(FollowUp record) => new(record.Registry, PartKind.FollowUp, record.Number);

    /// <summary>The number, for a case with the tumour: 20200017/1.</summary>
    public override string ToString() =>
        Part == PartKind.Incidence ? string.Create(CultureInfo.InvariantCulture, $"{Number}/{TumourNumber}") : Number;
}
