using System.Globalization;
using System.Text;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Writes the items that the record has no property for as JSON, so that nothing of a delivery is lost.</summary>
internal sealed class OtherItems(PartLayout layout, PartKind part)
{
    private static readonly Item[] OfCase =
    [
        Item.CaseNumber, Item.TumourNumber, Item.IdNumber, Item.Name, Item.Sex, Item.Age, Item.BirthDate, Item.IncidenceDate,
        Item.Topography, Item.Morphology, Item.Behaviour, Item.Grade, Item.Basis, Item.Icd10, Item.Laterality,
        Item.MultiplePrimary, Item.Ethnicity, Item.MaritalStatus, Item.HouseholdAreaCode, Item.Hospital, Item.ReportDate,
        Item.LastContactDate, Item.VitalStatus, Item.DeathDate, Item.CauseOfDeathCategory,
    ];
    private static readonly Item[] OfDeath =
    [
        Item.CertificateNumber, Item.IdNumber, Item.Name, Item.Sex, Item.Age, Item.BirthDate, Item.DeathDate, Item.UnderlyingCause,
    ];

    // Who the person is and what the tumour is stand with the case: a follow-up keeps what it says of the follow-up.
    private static readonly Item[] OfFollowUpItself =
    [
        Item.CertificateNumber, Item.WithdrawalDate, Item.WithdrawalReason, Item.FollowUpPhysician, Item.FollowUpNote, Item.CauseIcdEdition,
        Item.Autopsy, Item.UnderlyingCauseText, Item.CauseAText, Item.CauseACode, Item.CauseBText, Item.CauseBCode, Item.CauseCText,
        Item.CauseCCode, Item.CauseDText, Item.CauseDCode, Item.OtherDiseases, Item.OtherDiseasesCode, Item.Remarks,
    ];

    // Typed items whose text stays when the type cannot hold it: the number of another identity document, a site without its subsite.
    private static readonly Item[] KeptAsText = [Item.IdNumber, Item.Topography];

    private static readonly bool[] IsDate = [.. ItemCatalogue.All.Select(definition => definition.Kind == ItemKind.Date)];

    private readonly Item[] _items = part == PartKind.FollowUp
        ? [.. OfFollowUpItself.Where(layout.Has)]
        : [.. ItemNames.All.Where(item => Has(layout, item) && (!Kept(layout, part).Contains(item) || KeptAsText.Contains(item)))];
    private readonly StringBuilder _json = new();

    /// <summary>The items with a value as a JSON object of snake-case names; null when there is none.</summary>
    public string? Write(RowFacts facts)
    {
        _json.Clear();
        foreach (var item in _items)
            if (facts.Text(item) is { } text && !IsTyped(facts, item)) Append(_json, item, IsDate[(int)item] ? Normal(text) : text);
        return End(_json);
    }

    /// <summary>The same of texts that have a place for each item; all of them are written.</summary>
    public static string? Write(string?[] texts)
    {
        var json = new StringBuilder();
        foreach (var item in ItemNames.All)
            if (texts[(int)item] is { } text) Append(json, item, text);
        return End(json);
    }

    // However a date was written, it is kept in one form; what is no date stays as written.
    private static string Normal(string text) => DateText.Read(text, out var date) == DateFault.None ? date.ToString() : text;

    private static bool IsTyped(RowFacts facts, Item item) =>
        item switch
        {
            Item.IdNumber => facts.ResidentId is not null,
            Item.Topography => facts.Part == PartKind.Incidence && facts.Topography is not null,
            _ => false,
        };

    private static string? End(StringBuilder json) => json.Length == 0 ? null : json.Append('}').ToString();

    private static void Append(StringBuilder json, Item item, string text)
    {
        json.Append(json.Length == 0 ? '{' : ',').Append('"').Append(ItemNames.Name(item)).Append("\":\"");
        AppendEscaped(json, text);
        json.Append('"');
    }

    // The stage of a provincial card has no column of its own.
    private static bool Has(PartLayout layout, Item item) =>
        layout.Has(item) || (item == Item.ProvincialStage && layout.Has(Item.Stage));

    private static Item[] Kept(PartLayout layout, PartKind part) =>
        part == PartKind.Incidence ? OfCase
        : layout.Has(Item.UnderlyingCause) ? OfDeath
        : [.. OfDeath, Item.Icd10];

    private static void AppendEscaped(StringBuilder json, string text)
    {
        foreach (var c in text)
            if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c)) json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else json.Append(c);
    }
}
