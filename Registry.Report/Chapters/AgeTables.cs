using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Age-specific numbers and rates of all cancers by sex and area, with the curves.</summary>
internal static class AgeTables
{
    private static readonly Sex[] TwoSexes = [Sex.Male, Sex.Female];

    public static void Write(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        var what = counted == RegistryEvent.Incidence ? new Bilingual("发病", "incidence") : new("死亡", "mortality");
        foreach (var sex in TwoSexes)
            chapter.Paragraph(AgePattern.Describe(data.All.All(counted, sex), Subject(what, sex), data.Settings));
        chapter.Figure(
            new($"全部癌症年龄别{what.Zh}率", $"Age-specific {what.En} of all cancers"),
            new AgeCurves
            {
                Curves = Curves(data, counted),
                Description = new($"全部癌症年龄别{what.Zh}率曲线。", $"Curves of age-specific {what.En} of all cancers."),
            });
        Table(chapter, data, counted, what);
    }

    private static Bilingual Subject(Bilingual what, Sex sex) =>
        new($"{(sex == Sex.Male ? "男性" : "女性")}全部癌症{what.Zh}", $"{what.En} in {(sex == Sex.Male ? "men" : "women")}");

    private static List<AgeCurve> Curves(ReportData data, RegistryEvent counted)
    {
        var areas = data.HasBothTypes ? [data.Urban, data.Rural] : new[] { data.All };
        return [.. TwoSexes.SelectMany(sex => areas.Select((area, i) => new AgeCurve(
            data.HasBothTypes ? new Bilingual($"{area.Name.Zh}{Terms.Of(sex).Zh}性",
                $"{Terms.Of(sex).En}, {area.Name.En.ToLowerInvariant()}")
                    : new($"{Terms.Of(sex).Zh}性", Terms.Of(sex).En),
            sex == Sex.Male ? FigureStyle.Male : FigureStyle.Female, IsDashed: i == 1,
            area.All(counted, sex).AgeRates)))];
    }

    private static void Table(ChapterWriter chapter, ReportData data, RegistryEvent counted, Bilingual what)
    {
        var number = new Bilingual($"全部：{Terms.Cases(counted).Head.Zh}",
            $"All areas: {Terms.Cases(counted).Head.En.ToLowerInvariant()}");
        var columns = new List<Column> { Terms.AgeGroup };
        columns.AddRange(Terms.AllSexes.Select(sex => new Column(Terms.Of(sex), number)));
        foreach (var area in data.Areas)
        {
            var over = new Bilingual($"{area.Name.Zh}：率(1/10万)", $"{area.Name.En}: rate (per 100,000)");
            columns.AddRange(Terms.AllSexes.Select(sex => new Column(Terms.Of(sex), over)));
        }
        var unknown = data.All.All(counted, null).CasesOfUnknownAge;
        var rows = AgeScheme.Cn19.Labels.Select((label, age) => new Row(
        [
            Cell.Of(label), .. Terms.AllSexes.Select(sex => Cell.Count(data.All.All(counted, sex).CasesByAge[age])),
            .. data.Areas.SelectMany(area =>
                Terms.AllSexes.Select(sex => Measured.AgeRate(area.All(counted, sex), age))),
        ])).ToList();
        if (unknown > 0)
            rows.Add(new([Cell.Of(new Bilingual("不明", "Unknown")),
                .. Terms.AllSexes.Select(sex => Cell.Count(data.All.All(counted, sex).CasesOfUnknownAge)),
                .. data.Areas.SelectMany(_ => Terms.AllSexes.Select(_ => Cell.Of(Mark.NotApplicable)))]));
        rows.Add(new(
        [
            Cell.Of(Terms.Of(sex: null)), .. Terms.AllSexes.Select(sex => Measured.Count(data.All.All(counted, sex))),
            .. data.Areas.SelectMany(area => Terms.AllSexes.Select(sex => Measured.Crude(area.All(counted, sex)))),
        ], IsTotal: true));
        chapter.Table(
            new($"全部癌症年龄别{what.Zh}数和率", $"Age-specific numbers and rates of {what.En}, all cancers"), columns, rows,
            unknown > 0 ? [new($"年龄不明{Numbers.Count(unknown)}例。", $"{Numbers.Count(unknown)} of unknown age.")] : []);
    }
}
