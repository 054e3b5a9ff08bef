using System.Globalization;
using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Linking;

/// <summary>Writes the case file of deaths of which the trace-back found nothing (DCO): incidence date = date of death, basis 0,
/// site and morphology from the underlying cause (T/CHIA 18 §3.1.3).</summary>
internal static class CertificateCases
{
    private static readonly Item[] Columns =
    [
        Item.CaseNumber, Item.IdNumber, Item.Name, Item.Sex, Item.BirthDate, Item.Age, Item.IncidenceDate, Item.Topography, Item.Morphology,
        Item.Behaviour, Item.Grade, Item.Basis, Item.Icd10, Item.LastContactDate, Item.VitalStatus, Item.DeathDate,
        Item.CauseOfDeathCategory, Item.UnderlyingCause, Item.CertificateNumber, Item.Hospital,
    ];

    /// <summary>The file as CSV text, UTF-8; every death must have codes (<see cref="CertificateCodes"/>).</summary>
    public static string Write(IEnumerable<DeathRecord> deaths)
    {
        var text = new StringBuilder();
        AddLine(text, Columns.Select(item => ItemCatalogue.Of(item).NameZh));
        foreach (var death in deaths) AddLine(text, Columns.Select(item => Value(death, item)));
        return text.ToString();
    }

    private static string? Value(DeathRecord death, Item item)
    {
        var cause = DeathCauses.CancerOf(death);
        var (topography, morphology) = CertificateCodes.Of(cause)!.Value;
        return item switch
        {
            Item.CaseNumber => CertificateCase.NumberOf(death.DeathNumber),
            Item.IdNumber => death.ResidentId?.Number,
            Item.Name => death.Name,
            Item.Sex => Number((int)death.Sex),
            Item.BirthDate => Date(death.BirthDate),
            Item.Age => death.AgeAtDeath is { } age ? Number(age) : null,
            Item.IncidenceDate or Item.LastContactDate or Item.DeathDate => Date(death.DeathDate),
            Item.Topography => topography.Code,
            Item.Morphology => morphology.Histology.ToString(),
            Item.Behaviour => Number((int)morphology.Behaviour),
            Item.Grade => "9",
            Item.Basis => "0",
            Item.Icd10 => cause.Code,
            Item.VitalStatus => "2",
            Item.CauseOfDeathCategory => DeathCauses.IsReportable(death.UnderlyingCause) ? "1" : "2",
            Item.UnderlyingCause => death.UnderlyingCause.Code,
            Item.CertificateNumber => death.DeathNumber,
            Item.Hospital => DeathCauses.Other(death.OtherItems, Item.Hospital),
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        };
    }

    // yyyyMMdd with 00 for what is unknown.
    private static string? Date(PartialDate? date) => date is { } known ? Number(known.Number) : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void AddLine(StringBuilder text, IEnumerable<string?> fields) =>
        text.AppendJoin(',', fields.Select(field => $"\"{field?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
}
