using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Report;

namespace Registry.Api.Reports;

/// <summary>The annual report of a database; the API and the command line write the same one.</summary>
internal static class ReportFiles
{
    /// <summary>The report of a year; it holds both languages, the one to print is set afterwards.</summary>
    /// <exception cref="ReportContradictionException">Its numbers contradict each other; nothing is written.</exception>
    public static ReportDocument Write(
        CountCube cube, int year, Bilingual? area, PopulationBasis? basis, IReadOnlyList<QualityExplanation> explanations, QualityBands? bands = null,
        StateChanges? changes = null, IReadOnlyList<DatedBreak>? breaks = null, SurvivalInput? survival = null,
        ForecastQuestion? forecast = null, NowcastInput? nowcast = null) =>
        AnnualReport.Write(
            new ReportInput
            {
                Cube = cube,
                Year = year,
                Area = area ?? AreaOf(cube),
                Basis = basis,
                Bands = bands ?? QualityBands.BuiltIn,
                Changes = changes,
                Breaks = breaks ?? [],
                Survival = survival,
                Forecast = forecast,
                Nowcast = nowcast,
                Outline = ChapterEntry.With(withForecasts: forecast is not null, withSurvival: survival is not null),
                Explanations = [.. explanations.Where(explanation => explanation.WithdrawnAt is null)],
            },
            ReportLanguage.Both);

    /// <summary>Reads huji or changzhu; null for any other word.</summary>
    public static PopulationBasis? Basis(string? word) => word switch
    {
        "huji" => PopulationBasis.Registered,
        "changzhu" => PopulationBasis.UsualResidence,
        _ => null,
    };

    /// <summary>File name of a report: annual-report-2022-zh.html.</summary>
    public static string Name(int year, ReportLanguage language, string ending) =>
        $"annual-report-{year}-{language.ToString().ToLowerInvariant()}.{ending}";

    /// <summary>The name on the cover when nobody gives one: the registry itself, or the smallest division that holds them all.</summary>
    private static Bilingual AreaOf(CountCube cube)
    {
        if (cube.Registries is [var only]) return new(only.NameZh, NameEn(only.Code, only.NameEn));
        foreach (var digits in new[] { 4, 2 })
            if (cube.Registries.Select(registry => registry.Code[..digits]).Distinct().ToList() is [var common]
                && Area.Find(common.PadRight(6, '0')) is { } division)
                return new(division.FullNameZh, NameEn(division.Code, division.Code));
        return new("登记地区", "Registration areas");
    }

    // Below the province there are no English names: the code stands for the rest.
    private static string NameEn(string code, string own) =>
        own != code ? own
        : Area.ProvinceNameEn(code) is not { } province ? code
        : code.EndsWith("0000", StringComparison.Ordinal) ? province
        : $"{province} {code}";
}
