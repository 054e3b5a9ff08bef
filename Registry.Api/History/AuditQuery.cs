using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Batches;
using Registry.Api.Serving;
using Registry.Core.Store;

namespace Registry.Api.History;

/// <summary>Which events are wanted.</summary>
internal sealed record AuditQuery(
    [property: FromQuery(Name = "record"), Description("Only about this record: 330106/20230017 a case with its follow-ups, 330106/death/D17 a death, 330106/follow-up/20230017/01/20240630 a follow-up")] string? Record,
    [property: FromQuery(Name = "batch"), Description("Only about this batch")] string? Batch,
    [property: FromQuery(Name = "person"), Description("Only about this person")] string? Person,
    [property: FromQuery(Name = "by"), Description("Only done by this one")] string? By,
    [property: FromQuery(Name = "event"), Description("Only of this kind, such as committed or identifiers-read")] string? Event,
    [property: FromQuery(Name = "from"), Description("First day, 2026-01-31 (UTC)")] string? From,
    [property: FromQuery(Name = "to"), Description("Last day, inclusive (UTC)")] string? To,
    [property: FromQuery(Name = "limit"), Description("How many at most, 1 to 10000; default 500. CSV without a limit has all")] string? Limit,
    [property: FromQuery(Name = "offset"), Description("How many to leave out at the beginning; default 0")] string? Offset,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format)
{
    /// <summary>Reads the filter; what cannot be read is refused.</summary>
    public AuditFilter Read(bool csv, Refusals refusals)
    {
        var record = Blank(Record) is { } name ? RecordName.Parse(name) : null;
        if (Blank(Record) is not null && record is null)
            refusals.Add("record", Record, new($"写作 {RecordName.Form}。", $"write {RecordName.Form}."));
        var (skip, take) = new PageQuery(Limit, Offset, Format).Read(csv, refusals);
        return new(
            Number("batch", Batch, refusals), record, Number("person", Person, refusals), Blank(By), refusals.OneOf("event", Event, [.. AuditEvents.All]),
            Day("from", From, refusals), Day("to", To, refusals)?.AddDays(1), skip, take);
    }

    private static long? Number(string name, string? text, Refusals refusals) =>
        Blank(text) is null ? null : refusals.Number(name, text, 1, 1, int.MaxValue);

    private static DateTimeOffset? Day(string name, string? text, Refusals refusals)
    {
        if (Blank(text) is not { } day) return null;
        if (ReadDay(day) is { } at) return at;
        refusals.Add(name, text, new("应为日期，如 2026-01-31。", "a day such as 2026-01-31 is expected."));
        return null;
    }

    /// <summary>The beginning of a day (UTC), or null when the text is none.</summary>
    internal static DateTimeOffset? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
