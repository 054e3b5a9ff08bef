using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Registry.Api.Serving;

namespace Registry.Api.Batches;

/// <summary>A multipart upload, read part by part: the file goes straight to disk, whatever its size and wherever its fields stand.</summary>
/// <param name="FileName">Name the sender gave, or null when the form had no part <c>file</c>.</param>
/// <param name="Path">Where the file is kept for the moment.</param>
/// <param name="Fields">The other fields of the form that are known, by name; of one that is sent twice the last.</param>
/// <param name="Strangers">Names of fields that are not known.</param>
internal sealed record UploadForm(
    string? FileName, string Path, ImmutableDictionary<string, string> Fields, ImmutableList<string> Strangers) : IDisposable
{
    /// <summary>The fields of the form; the file is one of them.</summary>
    public static readonly IReadOnlyList<string> Known =
        ["file", "registry", "atomic", "profile", "years", "basis", "update", "roundOf", "packs", "settings", "by"];

    private const int LongestField = 1 << 18;
    private const int MostStrangers = 20;
    private const int LongestBoundary = 70;                                 // RFC 2046
    private const int NoTroubleOfTheDisk = unchecked((int)0x80131620);      // what IOException has when the system gave no number of its own

    /// <summary>Names of fields whose bytes are no text in the encoding they say, or UTF-8.</summary>
    public ImmutableList<string> Garbled { get; private init; } = [];

    /// <summary>Reads the form to its end.</summary>
    /// <param name="request">A multipart/form-data request.</param>
    /// <param name="folder">Folder for the file.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The form is malformed.</exception>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var form = new UploadForm(
            null, System.IO.Path.Combine(folder, $"incoming-{Guid.NewGuid():N}.tmp"), ImmutableDictionary<string, string>.Empty, []);
        try
        {
            var reader = new MultipartReader(Boundary(request), request.Body);
            while (await reader.ReadNextSectionAsync(stop) is { } section)
                form = await form.WithAsync(section, stop);
            return form;
        }
        catch (IOException fault) when (fault is not BadHttpRequestException && fault.HResult == NoTroubleOfTheDisk)
        {
            form.Dispose();
            throw new InvalidDataException("the form ends before its last boundary", fault);
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    /// <summary>True when the request is a form with parts, and its boundary one that a form may have.</summary>
    public static bool IsMultipart(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) && Boundary(request).Length is > 0 and <= LongestBoundary;

    /// <summary>A field without the spaces around it, or null when it was not filled in.</summary>
    public string? Field(string name) => Fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>Removes the file that was kept.</summary>
    public void Dispose() => File.Delete(Path);

    private async Task<UploadForm> WithAsync(MultipartSection section, CancellationToken stop)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) return this;
        switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
        {
            case "file" when disposition.IsFileDisposition():
                await using (var file = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 17, useAsync: true))
                    await section.Body.CopyToAsync(file, stop);
                return this with { FileName = NameOf(disposition) };
            case { } name when name != "file" && Known.Contains(name):
                return await TextAsync(section, stop) is { } text ? this with { Fields = Fields.SetItem(name, text) } : this with { Garbled = Garbled.Add(name) };
            case { } stranger when stranger != "file" && Strangers.Count < MostStrangers:
                return this with { Strangers = Strangers.Add(stranger) };
            default:
                return this;
        }
    }

    private static string NameOf(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "batch";

    // Null when the bytes are no text.
    private static async Task<string?> TextAsync(MultipartSection section, CancellationToken stop)
    {
        var buffer = new byte[LongestField];
        var length = await section.Body.ReadAtLeastAsync(buffer, LongestField, throwOnEndOfStream: false, stop);
        if (length == LongestField) throw new InvalidDataException($"A field of the form is longer than {LongestField} bytes.");
        var said = MediaTypeHeaderValue.TryParse(section.ContentType, out var type) ? type.Encoding : null;
        return StrictText.Decode(buffer.AsSpan(0, length), said)?.Trim();
    }

    private static string Boundary(HttpRequest request) =>
        HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value ?? "";
}
