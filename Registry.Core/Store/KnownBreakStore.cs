using Dapper;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Known breaks of the series: who entered them, when and why. Nothing is deleted, everything is in the audit.</summary>
public sealed class KnownBreakStore(RegistryDatabase database)
{
    private const int FirstYear = 1950, LastYear = 2100;

    private sealed record BreakRow
    {
        public required long Id { get; init; }
        public required long LastYear { get; init; }
        public required string Kind { get; init; }
        public string? Registry { get; init; }
        public string? Icd { get; init; }
        public required string Reason { get; init; }
        public required string EnteredAt { get; init; }
        public required string EnteredBy { get; init; }
        public string? WithdrawnAt { get; init; }
        public string? WithdrawnBy { get; init; }
        public string? WithdrawReason { get; init; }

        public KnownBreak ToBreak() => new()
        {
            Id = Id, LastYear = (int)LastYear, Kind = Kind, Registry = Registry, Icd = Icd, Reason = Reason, By = EnteredBy, At = BatchRow.Instant(EnteredAt),
            WithdrawnAt = WithdrawnAt is null ? null : BatchRow.Instant(WithdrawnAt), WithdrawnBy = WithdrawnBy, WithdrawReason = WithdrawReason,
        };
    }

    /// <summary>All of them by year, those that were taken back included.</summary>
    public async Task<IReadOnlyList<KnownBreak>> ListAsync(CancellationToken stop) =>
        [.. (await database.QueryAsync<BreakRow>("known_break_list", null, stop)).Select(row => row.ToBreak())];

    /// <summary>Enters a break.</summary>
    /// <param name="known">Year, kind, registry, category, reason and name; the rest is set here.</param>
    /// <returns>The break, or why it was refused.</returns>
    public (KnownBreak? Break, Refusal? Refusal) Add(KnownBreak known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (WhyNot(known) is { } refusal) return (null, refusal);
        return database.Write<(KnownBreak?, Refusal?)>(connection =>
        {
            var (at, by, reason) = (database.Now(), known.By.Trim(), known.Reason.Trim());
            var key = new { lastYear = known.LastYear, kind = known.Kind, registry = known.Registry, icd = known.Icd };
            if (connection.QueryFirstOrDefault<long?>(SqlText.Query("known_break_standing"), key) is { } twin)
                return (null, new($"断点 {twin} 已经是这一年、这一种类的断点。", $"Break {twin} stands already for this year and kind."));
            var id = connection.QuerySingle<long>(SqlText.Query("known_break_insert"), new { key.lastYear, key.kind, key.registry, key.icd, reason, at, by });
            AuditStore.Append(database, connection, null, "break-entered", new { known = id, known.LastYear, known.Kind, known.Registry, known.Icd, reason }, by);
            return (known with { Id = id, At = BatchRow.Instant(at), By = by, Reason = reason }, null);
        });
    }

    /// <summary>Takes a break back.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Refusal? Withdraw(long id, string by, string reason) =>
        database.Write(connection =>
        {
            if (ActRefusals.Unsigned(by, reason) is { } unsigned) return unsigned;
            if (connection.Execute(SqlText.Query("known_break_withdraw"), new { id, at = database.Now(), by = by.Trim(), reason = reason.Trim() }) == 0)
                return new($"没有仍然有效的断点 {id}。", $"There is no break {id} that stands.");
            AuditStore.Append(database, connection, null, "break-withdrawn", new { known = id, reason = reason.Trim() }, by.Trim());
            return null;
        });

    private static Refusal? WhyNot(KnownBreak known)
    {
        if (string.IsNullOrWhiteSpace(known.By) || string.IsNullOrWhiteSpace(known.Reason))
            return new("请写明由谁登记断点、发生了什么。", "Say who enters the break, and what happened.");
        if (!KnownBreak.Kinds.Contains(known.Kind))
            return new($"种类“{known.Kind}”应为 {string.Join("、", KnownBreak.Kinds)} 之一。", $"Kind \"{known.Kind}\": one of {string.Join(", ", KnownBreak.Kinds)} is expected.");
        if (known.LastYear is < FirstYear or > LastYear)
            return new($"年份 {known.LastYear} 应在 {FirstYear} 至 {LastYear} 之间。", $"Year {known.LastYear}: one from {FirstYear} to {LastYear} is expected.");
        if (known.Registry is { } registry && !Area.IsWellFormed(registry))
            return new($"登记处“{registry}”应为六位代码。", $"Registry \"{registry}\": a six-digit code is expected.");
        return known.Icd is not { } icd || SiteScheme.Cn59.GroupsOf(icd).Count > 0 ? null
            : new($"“{icd}”不是可统计的 ICD-10 类目；应如 C73。", $"\"{icd}\" is no ICD-10 category that is counted; one such as C73 is expected.");
    }
}
