using Registry.Api.Records;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Api.History;

/// <summary>How a record is named in one word: 330106/20230017 a case, 330106/death/D17 a death,
/// 330106/follow-up/20230017/01/20240630 a follow-up.</summary>
internal static class RecordName
{
    private const string Death = "death/", FollowUp = "follow-up/";

    /// <summary>The form, for messages.</summary>
    public const string Form = "330106/20230017, 330106/death/D17, 330106/follow-up/20230017/01/20240630";

    /// <summary>The name of a case, whatever its tumour, or of a death.</summary>
    public static string Of(RecordKey record) => $"{record.Registry}/{(record.Part == PartKind.Death ? Death : "")}{record.Number}";

    /// <summary>The record, all tumours of a case; null when the text does not name one.</summary>
    public static RecordKey? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return null;
        var (registry, number) = (text.Substring(0, slash), text.Substring(slash + 1).Trim());
        if (!Area.IsWellFormed(registry)) return null;
        if (number.StartsWith(FollowUp, StringComparison.Ordinal))
            return RecordNames.Read(registry, caseNumber: null, tumour: 1, deathNumber: null, population: null, number[FollowUp.Length..]);
        var isDeath = number.StartsWith(Death, StringComparison.Ordinal);
        if (isDeath) number = number[Death.Length..];
        return number.Length == 0 ? null : new(registry, isDeath ? PartKind.Death : PartKind.Incidence, number);
    }
}
