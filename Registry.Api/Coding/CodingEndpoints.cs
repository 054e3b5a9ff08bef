using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Coding;

/// <summary>A tumour whose codes are wanted.</summary>
/// <param name="Topography">ICD-O-3 site, such as C34.1.</param>
/// <param name="Morphology">ICD-O-3 morphology with behaviour, such as 8140/3.</param>
/// <param name="Sex">1 male, 2 female, 0 or 9 unknown; some ICD-10 codes need it.</param>
internal sealed record CodingRequest(string? Topography, string? Morphology, string? Sex);

/// <summary>An answer of the site to a question about its tables.</summary>
/// <param name="Key">The question: c86, d45-d47, d35, c10.1.</param>
/// <param name="Value">The answer in force.</param>
/// <param name="Values">The answers it could have; the default first.</param>
/// <param name="NameZh">The question in Chinese.</param>
/// <param name="NameEn">The question in English.</param>
/// <param name="TextZh">What the answer means, in Chinese.</param>
/// <param name="TextEn">What the answer means, in English.</param>
/// <param name="ChangedAt">When it was last set (UTC); null for an untouched default.</param>
/// <param name="ChangedBy">Who set it.</param>
internal sealed record SettingEntry(
    string Key, string Value, IReadOnlyList<string> Values, string NameZh, string NameEn, string TextZh, string TextEn,
    DateTimeOffset? ChangedAt, string? ChangedBy)
{
    /// <summary>The entry of a setting.</summary>
    public static SettingEntry Of(StoredSetting stored) => new(
        stored.Setting.Key, stored.Setting.Value,
        [.. SiteSetting.ValuesOf(stored.Setting.Key).OrderByDescending(s => s.IsDefault).Select(s => s.Value)],
        stored.Setting.NameZh, stored.Setting.NameEn, stored.Setting.TextZh, stored.Setting.TextEn, stored.ChangedAt, stored.ChangedBy);
}

/// <summary>Another answer to a question.</summary>
/// <param name="Value">The answer.</param>
/// <param name="By">Who decides; kept in the audit.</param>
internal sealed record SettingChange(string? Value, string? By);

/// <summary>Codes, settings and primaries.</summary>
internal static class CodingEndpoints
{
    public static void MapCoding(this IEndpointRouteBuilder routes)
    {
        var coding = routes.MapGroup("").WithTags("Coding");
        coding.MapGet("/coding", Code).WithName("CodeTumour")
            .WithSummary("What follows from an ICD-O-3 code: ICD-10 with the rule that decided, ICCC-3, edition, groups of multiple primaries, report rows");
        coding.MapPost("/coding", CodeOf).WithName("CodeTumourOfBody").WithSummary("The same, asked by a body");
        coding.MapGet("/settings", Settings).WithName("ListSettings").WithSummary("What the site has decided for its tables");
        coding.MapPut("/settings/{key}", Set).WithName("SetSetting")
            .WithSummary("Answers a question; every table and report follows it from now on")
            .ProducesProblem(StatusCodes.Status404NotFound);
        coding.MapGet("/primaries", Primaries).WithName("ListPrimaries")
            .WithSummary("Persons with several tumours: which are primaries by the international rules, and why; no names");
    }

    internal static Task<Results<Ok<CodingEntry>, ValidationProblem>> Code(
        [Description("ICD-O-3 site, such as C34.1")] string? topography,
        [Description("ICD-O-3 morphology with behaviour, such as 8140/3")] string? morphology,
        [Description("1 male, 2 female, 0 or 9 unknown; default 0")] string? sex,
        SettingStore settings, CheckCatalogue catalogue, CancellationToken stop) =>
        CodeOf(new(topography, morphology, sex), settings, catalogue, stop);

    internal static async Task<Results<Ok<CodingEntry>, ValidationProblem>> CodeOf(
        CodingRequest request, SettingStore settings, CheckCatalogue catalogue, CancellationToken stop)
    {
        var refusals = new Refusals();
        var site = Topography.TryParse(request.Topography);
        if (site is null)
            refusals.Add("topography", request.Topography, new("应为 ICD-O-3 解剖学编码，如 C34.1。", "an ICD-O-3 topography such as C34.1 is expected."));
        var morphology = CodingQuestion.Morphology(request.Morphology);
        if (morphology is null)
            refusals.Add("morphology", request.Morphology, new("应为 ICD-O-3 形态学编码和行为码，如 8140/3。", "an ICD-O-3 morphology with behaviour such as 8140/3 is expected."));
        var sex = CodingQuestion.Sex(request.Sex);
        if (sex is null) refusals.Add("sex", request.Sex, new("应为 1、2、0 或 9。", "1, 2, 0 or 9 is expected."));
        if (!refusals.None) return refusals.ToProblem();
        return TypedResults.Ok(CodingEntry.Of(TumourCoding.Of(site!, morphology!.Value, sex!.Value, await settings.SiteSettingsAsync(stop)), catalogue));
    }

    internal static async Task<Ok<IReadOnlyList<SettingEntry>>> Settings(SettingStore settings, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<SettingEntry>>([.. (await settings.ListAsync(stop)).Select(SettingEntry.Of)]);

    internal static async Task<Results<Ok<SettingEntry>, ValidationProblem, ProblemHttpResult>> Set(
        [Description("The question: c86, d45-d47, d35, c10.1")] string key, SettingChange change, SettingStore settings, CancellationToken stop)
    {
        var values = SiteSetting.ValuesOf(key.ToLowerInvariant()).ToList();
        if (values.Count == 0) return Problems.NotFound("setting", key, SiteSetting.Keys);
        var setting = values.Find(s => s.Value == change.Value?.Trim().ToLowerInvariant());
        var refusals = new Refusals();
        if (setting is null)
        {
            var known = string.Join(", ", values.Select(s => s.Value));
            refusals.Add("value", change.Value, new($"可用的有 {known}。", $"known are {known}."));
        }
        if (string.IsNullOrWhiteSpace(change.By)) refusals.Add("by", change.By, new("须写明由谁决定。", "who decides must be said."));
        if (!refusals.None) return refusals.ToProblem();
        settings.Set(setting!, change.By!.Trim());
        return TypedResults.Ok(SettingEntry.Of((await settings.ListAsync(stop)).Single(s => s.Setting.Key == setting!.Key)));
    }

    internal static Results<Ok<IEnumerable<PrimaryEntry>>, ValidationProblem> Primaries(
        [Description("Only persons with a tumour in this registry, a six-digit code")] string? registry,
        [Description("Only persons with a tumour of this year of incidence")] string? year,
        PrimaryStore primaries)
    {
        var refusals = new Refusals();
        if (registry is { Length: > 0 } && !Area.IsWellFormed(registry))
            refusals.Add("registry", registry, new("应为六位行政区划代码。", "a six-digit area code is expected."));
        var only = refusals.Number("year", year, 0, 1900, 2200);
        if (!refusals.None) return refusals.ToProblem();
        return TypedResults.Ok(primaries.Persons(registry is { Length: > 0 } ? registry : null, only == 0 ? null : only).SelectMany(PrimaryEntry.Of));
    }
}
