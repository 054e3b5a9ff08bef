using System.ComponentModel;
using Microsoft.AspNetCore.Http.Metadata;

namespace Registry.Api.Batches;

/// <summary>Fields of an upload as the API document names them; <see cref="UploadForm"/> takes them from the form.</summary>
/// <param name="File">The delivery.</param>
/// <param name="Registry">Registry code, when the file name does not begin with it.</param>
/// <param name="Atomic">true: one error returns the whole file.</param>
/// <param name="Profile">Saved column mapping.</param>
/// <param name="Years">Years the file was submitted for.</param>
/// <param name="Update">What becomes of rows stored with other content.</param>
/// <param name="RoundOf">Batch that the file corrects.</param>
/// <param name="Basis">Whose residence the population means.</param>
/// <param name="Packs">Rule packs to check with.</param>
/// <param name="Settings">A province's own severities and thresholds.</param>
/// <param name="By">Who delivers it.</param>
internal sealed record UploadFields(
    [property: Description("CSV, TSV, .xlsx or .xls")] IFormFile File,
    [property: Description("Six-digit registry code, when the file name does not say it")] string? Registry,
    [property: Description("true: one error returns the whole file; default false")] bool? Atomic,
    [property: Description("Saved column mapping: the JSON itself, or a file of it")] string? Profile,
    [property: Description("Years the file was submitted for, such as 2020 or 2018-2022")] string? Years,
    [property: Description("Rows whose record is stored with other content: overwrite (default), fill-empty or reject")] string? Update,
    [property: Description("Number of the batch that the file corrects; found out by itself when it is an annotated copy or has the same name")] long? RoundOf,
    [property: Description("Whose residence the population means: huji (registered, default) or changzhu (usual residents)")] string? Basis,
    [property: Description("Rule packs to check with, the others are off: national-2016,iarc-tr42,encr,province,house (default: those of the service)")] string? Packs,
    [property: Description("Own severities and thresholds: CSV with id and severity, or id, threshold and value; or a file of it")] string? Settings,
    [property: Description("Who delivers it; kept in the audit (default: the user the service runs as)")] string? By);

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
