using System.ComponentModel;
using System.Globalization;
using Registry.Core.Records;

namespace Registry.Api.Breaks;

/// <summary>A known break as it is shown.</summary>
/// <param name="Break">Its number.</param>
/// <param name="LastYear">Last year before it.</param>
/// <param name="Kind">coding, screening, area or reporting.</param>
/// <param name="Registry">Registry code; null for all.</param>
/// <param name="Icd">ICD-10 category; null for every site.</param>
/// <param name="Reason">What happened.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="WithdrawnAt">When it was taken back (UTC); null while it stands.</param>
/// <param name="WithdrawnBy">Who took it back.</param>
/// <param name="WithdrawReason">Why.</param>
internal sealed record BreakEntry(
    long Break, int LastYear, string Kind, string? Registry, string? Icd, string Reason, string By, DateTimeOffset At,
    DateTimeOffset? WithdrawnAt, string? WithdrawnBy, string? WithdrawReason)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["break", "last_year", "kind", "registry", "icd10", "reason", "by", "at", "withdrawn_at", "withdrawn_by", "withdraw_reason"];

    /// <summary>The cells of a CSV line.</summary>
    public IEnumerable<object?> Values() =>
        [Break, LastYear, Kind, Registry, Icd, Reason, By, Time(At), Time(WithdrawnAt), WithdrawnBy, WithdrawReason];

    /// <summary>A stored break.</summary>
    public static BreakEntry Of(KnownBreak known) => new(
        known.Id, known.LastYear, known.Kind, known.Registry, known.Icd, known.Reason, known.By, known.At, known.WithdrawnAt, known.WithdrawnBy, known.WithdrawReason);

    private static string? Time(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A break that somebody enters.</summary>
internal sealed record BreakOrder(
    [property: Description("Last year before it")] int? LastYear,
    [property: Description("coding, screening, area or reporting")] string? Kind,
    [property: Description("Six-digit registry code; every registry when it is left out")] string? Registry,
    [property: Description("ICD-10 category such as C73; every site when it is left out")] string? Icd,
    [property: Description("What happened; kept with the break")] string? Reason,
    [property: Description("Who enters it; kept with the break")] string? By)
{
    /// <summary>The break to be stored.</summary>
    public KnownBreak ToBreak() => new()
    {
        LastYear = LastYear ?? 0, Kind = Kind ?? "", Registry = Told(Registry), Icd = Told(Icd)?.ToUpperInvariant(), Reason = Reason ?? "", By = By ?? "",
    };

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
