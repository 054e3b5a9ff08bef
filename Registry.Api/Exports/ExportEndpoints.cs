using System.IO.Compression;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Core.Store;
using Registry.Import.Exporting;

namespace Registry.Api.Exports;

/// <summary>What to export.</summary>
/// <param name="Format">csv, tchia18, canreg5, encr or iarccrgtools; docs/formats.md says what each carries.</param>
/// <param name="Years">Year of incidence, death and population, or first and last year: 2020, 2018-2022.</param>
/// <param name="By">Who exports; kept in the audit.</param>
/// <param name="Purpose">What for; kept in the audit.</param>
/// <param name="Registries">Registry codes; all when left out.</param>
/// <param name="Identifiers">True when names, numbers, addresses and whole birth dates go along; default false.</param>
internal sealed record ExportQuestion(
    string? Format, string? Years, string? By, string? Purpose, IReadOnlyList<string>? Registries = null, bool Identifiers = false);

/// <summary>Records in the layouts of others.</summary>
internal static class ExportEndpoints
{
    private const string Zip = "application/zip";

    public static void MapExports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/exports", Write).WithTags("Exports").WithName("WriteExport")
            .WithSummary("Writes records in a layout of others and gives the files and their manifest back as one zip")
            .Produces<string>(StatusCodes.Status200OK, Zip)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static async Task<Results<FileStreamHttpResult, ValidationProblem, ProblemHttpResult>> Write(
        ExportQuestion question, RegistryDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var refusals = new Refusals();
        var request = Read(question, refusals);
        if (!refusals.None) return refusals.ToProblem();
        var folder = Path.Combine(Path.GetTempPath(), $"registry-export-{Guid.NewGuid():N}");
        try
        {
            var outcome = await new RecordExport(database, clock).WriteAsync(request, folder, progress: null, stop);
            if (outcome.Manifest is null) return Problems.Refused(outcome.Refusal!);
            return TypedResults.Stream(await PackAsync(folder, stop), Zip, $"{request.Format.Word()}-{request.FromYear}-{request.ToYear}.zip");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static ExportRequest Read(ExportQuestion question, Refusals refusals)
    {
        var format = ExportFormats.Parse(question.Format?.Trim() ?? "");
        if (format is null)
            refusals.Add("format", question.Format, new($"应为 {string.Join("、", ExportFormats.Words)} 之一。", $"one of {string.Join(", ", ExportFormats.Words)} is expected."));
        var years = YearRange.Parse(question.Years ?? "");
        if (years is null) refusals.Add("years", question.Years, new("应为 2020 或 2018-2022。", "2020 or 2018-2022 is expected."));
        return new()
        {
            Format = format ?? ExportFormat.Csv,
            FromYear = years?.From ?? 0,
            ToYear = years?.To ?? 0,
            Registries = question.Registries ?? [],
            WithIdentifiers = question.Identifiers,
            By = Words("by", question.By, refusals),
            Purpose = Words("purpose", question.Purpose, refusals),
        };
    }

    private static string Words(string name, string? text, Refusals refusals)
    {
        if (string.IsNullOrWhiteSpace(text)) refusals.Add(name, text, new("不能为空。", "a text is expected."));
        return text?.Trim() ?? "";
    }

    // The archive goes with its last reader.
    private static async Task<FileStream> PackAsync(string folder, CancellationToken stop)
    {
        var packed = new FileStream(
            folder + ".zip", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await ZipFile.CreateFromDirectoryAsync(folder, packed, CompressionLevel.Fastest, includeBaseDirectory: false, stop);
            packed.Position = 0;
            return packed;
        }
        catch
        {
            await packed.DisposeAsync();
            throw;
        }
    }
}
