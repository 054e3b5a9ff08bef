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
