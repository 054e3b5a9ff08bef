using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>A division code with the time during which it meant one and the same division.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="NameZh">Name at that time.</param>
/// <param name="ValidFrom">First day, or null when it has no known beginning.</param>
/// <param name="ValidTo">Last day, or null when it is still valid.</param>
/// <param name="MergedInto">The code that took it over on the day after; null when it is still valid, was dropped,
/// or was divided over several.</param>
public sealed record AreaPeriod(string Code, string NameZh, DateOnly? ValidFrom, DateOnly? ValidTo, string? MergedInto)
{
    /// <summary>True when the code had this meaning on that day.</summary>
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}

/// <summary>Codes of administrative divisions that were abolished, merged or given to another division, as a registry lists them.</summary>
/// <remarks>
/// The list of GB/T 2260 that comes with the program knows today's codes only (<see cref="Area"/>). A registry adds its own
/// history as a CSV with the columns code, name, valid_from, valid_to, merged_into; dates are yyyy-MM-dd or empty.
/// </remarks>
public sealed class AreaHistory
{
    private readonly ILookup<string, AreaPeriod> _byCode;

    private AreaHistory(IReadOnlyList<AreaPeriod> periods) =>
        (Periods, _byCode) = (periods, periods.ToLookup(p => p.Code, StringComparer.Ordinal));

    /// <summary>The abolished codes that are built in (area_history.csv): those of Zhejiang since 2000.</summary>
    public static AreaHistory BuiltIn { get; } = LoadBuiltIn();

    /// <summary>Every period in the order of the list.</summary>
    public IReadOnlyList<AreaPeriod> Periods { get; }

    /// <summary>No history: today's codes only.</summary>
    public static AreaHistory Empty { get; } = new([]);

    /// <summary>Reads a history.</summary>
    /// <exception cref="InvalidDataException">A column is missing, a code or date has the wrong form, the periods of a code
    /// overlap, or a merged code leads nowhere or in a circle. The message names the line.</exception>
    public static AreaHistory Read(Stream csv)
    {
        var periods = EmbeddedTable.Read(csv).Select((row, i) => ReadPeriod(row, line: i + 2)).ToList();
        var history = new AreaHistory(periods);
        foreach (var period in periods) history.MustBeSound(period);
        return history;
    }

    /// <summary>What a code meant on a day; null when neither the history nor today's list knows it.</summary>
    public AreaPeriod? Find(string code, DateOnly day) =>
        _byCode[code].FirstOrDefault(p => p.IsValidOn(day))
        ?? (_byCode[code].Any() || Area.Find(code) is not { } area ? null : new(code, area.NameZh, null, null, null));

    /// <summary>Today's code of the division that a code meant on a day; null when unknown, dropped or divided over several.</summary>
    public string? CurrentCode(string code, DateOnly day)
    {
        var period = Find(code, day);
        while (period is { ValidTo: { } lastDay })
        {
            if (period.MergedInto is not { } next) return null;
            period = Find(next, lastDay.AddDays(1));
        }
        return period?.Code;
    }

    private static AreaHistory LoadBuiltIn()
    {
        using var stream = typeof(AreaHistory).Assembly.GetManifestResourceStream("tables/area_history.csv")
            ?? throw new InvalidOperationException("area_history.csv is not embedded.");
        return Read(stream);
    }

    private static AreaPeriod ReadPeriod(IReadOnlyDictionary<string, string> row, int line)
    {
        var code = Text(row, "code", line);
        var into = Text(row, "merged_into", line);
        if (!Area.IsWellFormed(code)) throw new InvalidDataException($"Line {line}: {code} is no division code.");
        if (into.Length > 0 && !Area.IsWellFormed(into)) throw new InvalidDataException($"Line {line}: {into} is no division code.");
        var period = new AreaPeriod(code, Text(row, "name", line), Date(row, "valid_from", line), Date(row, "valid_to", line),
            into.Length > 0 ? into : null);
        if (period.ValidFrom > period.ValidTo) throw new InvalidDataException($"Line {line}: valid_from is after valid_to.");
        if (period.MergedInto is not null && period.ValidTo is null)
            throw new InvalidDataException($"Line {line}: merged_into needs a valid_to.");
        return period;
    }

    private void MustBeSound(AreaPeriod period)
    {
        var overlapping = _byCode[period.Code].Where(other => !ReferenceEquals(other, period)
            && (other.ValidFrom is null || period.ValidTo is null || other.ValidFrom <= period.ValidTo)
            && (period.ValidFrom is null || other.ValidTo is null || period.ValidFrom <= other.ValidTo));
        if (overlapping.Any()) throw new InvalidDataException($"{period.Code}: periods overlap.");

        // Every step leads to a period that ends later, so following a chain ends.
        if (period is { MergedInto: { } next, ValidTo: { } lastDay } && Find(next, lastDay.AddDays(1)) is null)
            throw new InvalidDataException($"{period.Code}: merged into {next}, which is not valid on the day after {lastDay:yyyy-MM-dd}.");
    }

    private static string Text(IReadOnlyDictionary<string, string> row, string column, int line) =>
        row.TryGetValue(column, out var text) ? text.Trim() : throw new InvalidDataException($"Line {line}: no column {column}.");

    private static DateOnly? Date(IReadOnlyDictionary<string, string> row, string column, int line)
    {
        var text = Text(row, column, line);
        if (text is "" or "9999-12-31") return null;      // how databases write "no end"
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new InvalidDataException($"Line {line}: {column} {text} is not yyyy-MM-dd.");
    }
}
