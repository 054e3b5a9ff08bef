using Registry.Analytics.Prevalence;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Limited-duration and complete prevalence with limits, on the last day that the data have cases of.</summary>
internal static class PrevalenceSection
{
    private const int Main = 5;

    private static readonly int[] Back = [1, 3, 5, 10];

    public static void Write(ChapterWriter chapter, SurvivalInput input)
    {
        chapter.Section(new("现患", "Prevalence"));
        var (day, scheme) = (SurvivalChapter.Day(input.PrevalenceDay), input.Question.Scheme);
        var registered = SitePrevalence.YearsRegistered(input.Patients, input.PrevalenceDay);
        var rows = SitePrevalence.Rows(input.Patients, scheme, input.PrevalenceDay, Back, [], (group, sex, _) => input.People(group, sex), input.Incidence)
            .ToLookup(row => (row.Group, row.Sex));
        chapter.Paragraph(Words(input, registered));
        chapter.Table(
            new($"{day.Zh}的现患", $"Prevalence on {day.En}"), Columns(),
            [.. Terms.AllSexes.Select(sex => new RowGroup(Terms.Of(sex), [.. Enumerable.Range(0, scheme.Groups.Count).Where(g => scheme.Groups[g].AppliesTo(sex))
                .Select(g => Line(scheme.Groups[g], [.. rows[(g, sex)]], registered))]))],
            [
                new("置信限：人数的精确 Poisson 95% 置信限；全部现患的置信限按完整性指数放大，指数视为已知。…：资料起始不足所回溯的年数，或不能估计。",
                    "Limits: exact Poisson limits (95%) of the count; those of complete prevalence are scaled by the completeness index, which is taken as known. …: the data do not go back so far, or it cannot be estimated."),
                Marks.OneSexNote, Marks.Footnote,
            ], groupName: new("性别", "Sex"), isWide: true);
    }

    private static Bilingual Words(SurvivalInput input, int registered)
    {
        var (day, first) = (SurvivalChapter.Day(input.PrevalenceDay), input.Patients.All.Count == 0 ? input.ToYear : input.Patients.All.Min(p => p.Patient.Diagnosis.Year));
        var complete = input.Incidence is null || registered == 0 ? new Bilingual("", "") : new(
            $"全部现患由{Terms.Plain(Math.Min(registered, Back[^1]))}年限期现患除以完整性指数得出：指数按年龄由发病率（年龄的幂）和生存率（Weibull）求得，包括资料开始之前诊断者。",
            $" Complete prevalence, of whoever was diagnosed before the data begin too, is that of {Terms.Plain(Math.Min(registered, Back[^1]))} years over the completeness index, which follows age by age from incidence (a power of age) and survival (Weibull).");
        return new Bilingual(
            $"现患指{day.Zh}仍存活、在此前若干年内首次诊断该部位癌症的人数；失访者按观察生存率估计存活数。资料始于{Terms.Plain(first)}年，更早诊断者不在限期现患中。",
            $"Prevalence is the number of people alive on {day.En} whose first cancer of the site was diagnosed within the years before; of the lost those count who are expected to be alive. The data begin in {Terms.Plain(first)}: who was diagnosed before is not counted in it.") + complete;
    }

    private static IReadOnlyList<Column> Columns()
    {
        Bilingual years = new($"{Main}年现患", $"Prevalence of {Main} years"), rate = new($"{Main}年现患率(1/10万)", $"{Main}-year prevalence (per 100,000)"), complete = new("全部现患", "Complete prevalence");
        Bilingual persons = new("人数", "Persons"), lower = new("下限", "Lower limit"), upper = new("上限", "Upper limit");
        return
        [
            Terms.Site, .. Back.Where(back => back != Main).Select(back => new Column(new($"{Terms.Plain(back)}年", $"{Terms.Plain(back)} {(back == 1 ? "year" : "years")}"), persons)),
            new(persons, years), new(lower, years), new(upper, years), new(new("率", "Rate"), rate), new(lower, rate), new(upper, rate), new(persons, complete), new(lower, complete), new(upper, complete),
        ];
    }

    private static Row Line(SiteGroup group, IReadOnlyList<SitePrevalenceRow> rows, int registered)
    {
        var (known, complete) = (rows.Where(row => row.Count.Years <= registered).ToDictionary(row => (int)row.Count.Years!.Value), rows.SingleOrDefault(row => row.Count.Years is null));
        var main = known.GetValueOrDefault(Main);
        return new(
        [
            Cell.Of(Terms.Of(group)), .. Back.Where(back => back != Main).Select(back => Persons(known.GetValueOrDefault(back)?.Count.Total)), .. Counts(main?.Count),
            Cell.Rate(main?.Per100k), Cell.Rate(main?.LowerPer100k), Cell.Rate(main?.UpperPer100k), .. Counts(complete?.Count),
        ], IsTotal: group.Kind == SiteGroupKind.Total);
    }

    private static Cell[] Counts(PrevalenceCount? count) => [Persons(count?.Total), Persons(count?.Lower), Persons(count?.Upper)];

    private static Cell Persons(double? persons) => Cell.Count(persons is { } known ? Math.Round(known) : null);
}
