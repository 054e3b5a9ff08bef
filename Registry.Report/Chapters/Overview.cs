using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Which registries and people the report covers.</summary>
internal static class Overview
{
    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        chapter.Section(new("资料来源与覆盖范围", "Data and coverage"));
        chapter.Paragraph(Coverage(data));
        Inclusion(chapter, data);
        chapter.Section(new("登记处名单", "Registries"));
        Registries(chapter, data);
        if (data.IsEmpty) return chapter.Chapter();
        chapter.Section(new("人口构成", "Population"));
        Population(chapter, data);
        return chapter.Chapter();
    }

    internal static Bilingual Coverage(ReportData data)
    {
        var (year, area, submitted) = (Terms.Plain(data.Year), data.Input.Area, data.Input.Cube.Registries.Count);
        if (data.IsEmpty)
            return new(
                $"数据库共有{submitted}个登记处，{year}年没有同时具备发病与人口资料的登记处，本报告不含率表。",
                $"The data base has {EnglishNoun.Count(submitted, "registry", "registries")}; none of them has both cases and population for {year}, so this report has no tables of rates.");
        var people = new Bilingual(
            $"覆盖{data.BasisName.Zh}人口{Numbers.Count(data.All.Population(null))}人（男性{Numbers.Count(data.All.Population(Sex.Male))}人，女性{Numbers.Count(data.All.Population(Sex.Female))}人）",
            $"with {Numbers.Count(data.All.Population(null))} {data.BasisName.En} people ({Numbers.Count(data.All.Population(Sex.Male))} men, {Numbers.Count(data.All.Population(Sex.Female))} women)");
        if (data.Input.AreaPopulation is > 0 and var whole)
        {
            var percent = Numbers.Percent(data.All.Population(null) / whole * 100);
            people += new Bilingual($"，占{area.Zh}{data.BasisName.Zh}人口的{percent}",
                $", {percent} of the {data.BasisName.En} population of {area.En}");
        }
        return new(
            $"本报告汇总{year}年{area.Zh}肿瘤登记资料。{submitted}个登记处中{data.Accepted.Count}个纳入分析（城市{data.Urban.Registries.Count}个，农村{data.Rural.Registries.Count}个），{people.Zh}。",
            $"This report brings together the cancer registration data of {area.En} for {year}. Of {EnglishNoun.Count(submitted, "registry", "registries")} {data.Accepted.Count} {EnglishNoun.Of(data.Accepted.Count, "is", "are")} included "
                + $"({data.Urban.Registries.Count} urban, {data.Rural.Registries.Count} rural), {people.En}.");
    }

    private static void Inclusion(ChapterWriter chapter, ReportData data)
    {
        List<Column> columns =
        [
            Terms.Area, new(new("登记处数", "Registries")), new(new("纳入数", "Included")), Terms.Population,
            new(new("男", "Male"), new("人口数", "Population")), new(new("女", "Female"), new("人口数", "Population")),
        ];
        columns[3] = new(new("合计", "Both sexes"), new("人口数", "Population"));
        var withShare = data.Input.AreaPopulation is > 0;
        if (withShare) columns.Add(new(new("占全部人口(%)", "Share of population (%)")));
        var rows = new[] { data.All, data.Urban, data.Rural }.Select((area, i) => new Row(
        [
            Cell.Of(area.Name), Cell.Count(Submitted(data, i)), Cell.Count(area.Registries.Count),
            Cell.Count(area.Population(null)), Cell.Count(area.Population(Sex.Male)),
            Cell.Count(area.Population(Sex.Female)),
            .. withShare ? [Cell.Percent(area.Population(null) / data.Input.AreaPopulation!.Value * 100)]
                : Array.Empty<Cell>(),
        ], IsTotal: i == 0));
        chapter.Table(
            new($"{Terms.Plain(data.Year)}年{data.Input.Area.Zh}肿瘤登记资料纳入情况",
                $"Registries and population included, {data.Input.Area.En}, {Terms.Plain(data.Year)}"),
            columns, rows, [new("人口数为年中人口（年平均人口）。", "Population is the mid-year population (mean of the year).")]);
    }

    private static double Submitted(ReportData data, int area) =>
        data.Input.Cube.Registries.Count(r => area == 0 || r.Type == (area == 1 ? AreaType.Urban : AreaType.Rural));

    private static void Registries(ChapterWriter chapter, ReportData data)
    {
        var included = data.Each.Select(area => new Row(
        [
            Cell.Of(ReportData.NameOf(area.Registries[0])), Cell.Of(area.Registries[0].Code),
            Cell.Of(Terms.Of(area.Registries[0].Type)), Cell.Count(area.Population(null)),
            Cell.Count(area.Quality(null).Counts.Cases),
            Cell.Count(area.HasDeaths ? area.Quality(null).Counts.Deaths : null), Cell.Of(new Bilingual("是", "yes")),
        ]));
        var leftOut = data.LeftOut.Select(r => new Row(
        [
            Cell.Of(ReportData.NameOf(r.Registry)), Cell.Of(r.Registry.Code), Cell.Of(Terms.Of(r.Registry.Type)),
            Cell.Count(null), Cell.Count(null), Cell.Count(null), Cell.Of(new Bilingual("否：", "no: ") + r.Reason),
        ]));
        chapter.Table(
            new("登记处及纳入情况", "Registries and inclusion"),
            [Terms.Registry, new(new("代码", "Code"), IsText: true), new(new("类型", "Type"), IsText: true),
                Terms.Population, Terms.NewCases, Terms.Deaths, new(new("纳入", "Included"), IsText: true)],
            included.Concat(leftOut), [Marks.Footnote]);
    }

    private static void Population(ChapterWriter chapter, ReportData data)
    {
        var (male, female) = (data.All.Major.PersonYears(Sex.Male), data.All.Major.PersonYears(Sex.Female));
        var (table, figure) = (chapter.NextTable, chapter.NextFigure);
        chapter.Paragraph(new(
            $"登记地区人口的性别比（男/女）为{Sentences.Ratio(female.Total > 0 ? male.Total / female.Total : null)}，年龄构成见{table.Zh}和{figure.Zh}。",
            $"The sex ratio (men to women) of the population was {Sentences.Ratio(female.Total > 0 ? male.Total / female.Total : null)}; its ages are shown in {table.En} and {figure.En}."));
        chapter.Figure(
            new($"{Terms.Plain(data.Year)}年{data.Input.Area.Zh}肿瘤登记地区人口金字塔",
                $"Population pyramid of the registration areas, {data.Input.Area.En}, {Terms.Plain(data.Year)}"),
            new PopulationPyramid
            {
                Male = male, Female = female,
                Description = new("按五岁年龄组的人口金字塔，左为男性，右为女性。",
                    "Population pyramid by five-year age group, men left, women right."),
            });
        var rows = AgeScheme.Cn19.Labels.Select((label, age) => new Row(
            [Cell.Of(label), Cell.Count(male[age] + female[age]), Cell.Count(male[age]), Cell.Count(female[age])]));
        var total = new Row([Cell.Of(Terms.Of(sex: null)), Cell.Count(male.Total + female.Total),
            Cell.Count(male.Total), Cell.Count(female.Total)], IsTotal: true);
        chapter.Table(
            new("登记地区人口的年龄性别构成", "Population of the registration areas by age and sex"),
            [Terms.AgeGroup, new(Terms.Of(sex: null)), new(Terms.Of(Sex.Male)), new(Terms.Of(Sex.Female))],
            rows.Append(total));
    }
}
