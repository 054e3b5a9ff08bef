using System.ComponentModel;
using Microsoft.AspNetCore.Http.Metadata;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Import;

namespace Registry.Api.Batches;

/// <summary>Fields of an upload as the API document names them; <see cref="UploadForm"/> takes them from the form.</summary>
/// <param name="File">The delivery.</param>
/// <param name="Registry">Registry code, when the file name does not begin with it.</param>
/// <param name="Atomic">true: one error returns the whole file.</param>
/// <param name="Years">Period the file was submitted for.</param>
/// <param name="Basis">huji or changzhu.</param>
internal sealed record UploadFields(
    [property: Description("CSV, TSV, .xlsx or .xls")] IFormFile File,
    [property: Description("Six-digit registry code, when the file name does not say it")] string? Registry,
    [property: Description("true: one error returns the whole file; default false")] bool? Atomic,
    [property: Description("Year or period the file was submitted for: 2022 or 2018-2022")] string? Years,
    [property: Description("Whose residence the population means: huji (registered, default) or changzhu (usual residents)")] string? Basis)
{
    /// <summary>What the fields of a form ask for; what cannot be read is refused.</summary>
    public static ImportRequest Read(IReadOnlyDictionary<string, string> fields, Refusals refusals)
    {
        var registry = fields.GetValueOrDefault("registry");
        if (registry is { Length: > 0 } && !Area.IsWellFormed(registry))
            refusals.Add("registry", registry, new("应为六位行政区划代码。", "a six-digit area code is expected."));
        var years = fields.GetValueOrDefault("years") is { Length: > 0 } text ? YearRange.Parse(text) : null;
        if (fields.GetValueOrDefault("years") is { Length: > 0 } wrong && years is null)
            refusals.Add("years", wrong, new("应为 2022 或 2018-2022，起始年在前。", "2022 or 2018-2022 is expected, the first year first."));
        var basis = refusals.Read("basis", fields.GetValueOrDefault("basis"), "huji", word => word is "huji" or "changzhu" ? word : null,
            new("应为 huji（户籍）或 changzhu（常住）。", "huji or changzhu is expected."));
        return new()
        {
            Registry = registry is { Length: > 0 } ? registry : null,
            Atomic = refusals.Flag("atomic", fields.GetValueOrDefault("atomic")),
            Years = years is { } period ? [.. Enumerable.Range(period.From, period.To - period.From + 1)] : [],
            PopulationBasis = basis == "changzhu" ? PopulationBasis.UsualResidence : PopulationBasis.Registered,
        };
    }
}

/// <summary>The size an upload may have.</summary>
internal sealed class UploadLimit(long bytes) : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => bytes;
}

/// <summary>What an undo would do.</summary>
/// <param name="CanBeUndone">True when nothing stands in its way.</param>
/// <param name="Reason">Why it would be refused, or null.</param>
/// <param name="Parts">Consequences by part.</param>
/// <param name="HeldBy">Later batches that must be undone first.</param>
/// <param name="RepeatedBy">Later batches whose unchanged rows disappear with it.</param>
internal sealed record UndoPreviewEntry(
    bool CanBeUndone, Words? Reason, IReadOnlyList<UndoPartEntry> Parts, IReadOnlyList<long> HeldBy, IReadOnlyList<long> RepeatedBy)
{
    /// <summary>The entry of a preview.</summary>
    public static UndoPreviewEntry Of(Core.Store.UndoPreview preview) => new(
        preview.Refusal is null,
        preview.Refusal is { } refusal ? new(refusal.Zh, refusal.En) : null,
        [.. preview.Parts.Select(part => new UndoPartEntry(part.Part.ToString().ToLowerInvariant(), part.Disappearing, part.Returning))],
        [.. preview.HeldBy.Select(later => later.BatchId)],
        [.. preview.RepeatedBy.Select(later => later.BatchId)]);
}

/// <summary>What an undo does to one part of the data.</summary>
/// <param name="Part">incidence, death or population.</param>
/// <param name="Disappearing">Records that are in the data only by this batch.</param>
/// <param name="Returning">Records whose earlier version counts again.</param>
internal sealed record UndoPartEntry(string Part, long Disappearing, long Returning);
