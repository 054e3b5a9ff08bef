using System.Globalization;
using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Reading;

namespace Registry.Import.Linking;

/// <summary>Writes the follow-up sheet of deaths linked to cases.</summary>
internal static class FollowUpSheet
{
    private static readonly Item[] Columns =
    [
        Item.CaseNumber, Item.TumourNumber, Item.IncidenceDate, Item.VitalStatus, Item.LastContactDate, Item.DeathDate, Item.CauseOfDeathCategory,
        Item.UnderlyingCause, Item.CertificateNumber, Item.FollowUpSource,
    ];

    /// <summary>The sheet as CSV text, UTF-8.</summary>
    public static string Write(IEnumerable<DeathOfCase> deaths)
    {
        var text = new StringBuilder();
        AddLine(text, Columns.Select(item => ItemCatalogue.Of(item).NameZh));
        foreach (var death in deaths) AddLine(text, Columns.Select(item => Value(death, item)));
        return text.ToString();
    }

    private static string Value(DeathOfCase row, Item item) => item switch
    {
        Item.CaseNumber => row.Case.CaseNumber,
        Item.TumourNumber => Number(row.Case.TumourNumber),
        Item.IncidenceDate => Number(row.Case.IncidenceDate.Number),           // tells apart numbers that begin anew each year
        Item.VitalStatus => Number((int)VitalStatus.Dead),
        Item.LastContactDate or Item.DeathDate => Number(row.Death.DeathDate.Number),
        Item.CauseOfDeathCategory => DeathCauses.IsNeoplasm(row.Death.UnderlyingCause) ? "1" : "2",
        Item.UnderlyingCause => row.Death.UnderlyingCause.Code,
        Item.CertificateNumber => row.Death.DeathNumber,
        Item.FollowUpSource => Number((int)FollowUpSource.DeathFile),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void AddLine(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
}
