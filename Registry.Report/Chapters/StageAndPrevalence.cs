using Registry.Analytics.Prevalence;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Stage at diagnosis with its survival, and prevalence on the closing date.</summary>
internal static class StageAndPrevalence
{
    private static readonly int[] Back = [1, 3, 5, 10];

    private static readonly Bilingual[] Stages = [new("0期", "Stage 0"), new("I期", "Stage I"), new("II期", "Stage II"), new("III期", "Stage III"), new("IV期", "Stage IV")];

    public static void Write(ChapterWriter chapter, SurvivalInput input)
    {
        Stage(chapter, input);
        chapter.Section(new("现患", "Prevalence"));
        Prevalence(chapter, input);
    }

    // Sites in which no stage is known have no row; without any there is no section.
    private static void Stage(ChapterWriter chapter, SurvivalInput input)
    {
        var (scheme, isNet) = (input.Question.Scheme, input.Question.LifeTable is not null);
        var sites = Enumerable.Range(0, scheme.Groups.Count).Select(g => (Group: scheme.Groups[g], Rows: SiteSurvival.ByStage(input.Diagnosed, input.Question, g)))
            .Where(site => site.Rows.Take(5).Any(row => row.Cases > 0)).ToList();
        if (sites.Count == 0) return;
        chapter.Section(new("分期", "Stage at diagnosis"));
        Bilingual share = new("分期构成", "Share of stages"), survival = new($"{Terms.Plain(input.Question.Years[^1])}年{(isNet ? "净" : "观察")}生存率", $"{Terms.Plain(input.Question.Years[^1])}-year {(isNet ? "net" : "observed")} survival");
        chapter.Table(
            new("各部位的分期构成与分期生存率", "Stages by site and survival by stage"),
            [
                Terms.Site, new(new("病例数", "Cases")), .. Stages.Select(stage => new Column(stage + new Bilingual("(%)", " (%)"), share)),
                new(new("不详(%)", "Not known (%)"), share), new(new("早期(%)", "Early (%)")), .. Stages.Skip(1).Select(stage => new Column(stage + new Bilingual("(%)", " (%)"), survival)),
            ],
            sites.Select(site => new Row(
            [
                Cell.Of(Terms.Of(site.Group)), Cell.Count(site.Rows[0].OfAll), .. site.Rows.Take(5).Select(row => Cell.Percent(row.Share?.Percent)),
                Cell.Percent(site.Rows.Skip(5).Sum(row => row.Share?.Percent ?? 0)), Cell.Percent(EarlyStage.Of(site.Rows.SelectMany(row => Enumerable.Repeat(row.Stage, row.Cases)))?.Percent),
                .. site.Rows.Skip(1).Take(4).Select(row => Cell.Percent((isNet ? row.Net : row.Observed)?.Survival * 100)),
            ], IsTotal: site.Group.Kind == SiteGroupKind.Total)),
            [new("早期：0期和I期占已知分期病例的百分比；不详包括无法判定。", "Early: stages 0 and I among cases of known stage. Not known includes stages that cannot be determined.")], isWide: true);
    }

    private static void Prevalence(ChapterWriter chapter, SurvivalInput input)
    {
        var scheme = input.Question.Scheme;
        var rows = SitePrevalence.Rows(input.Patients, scheme, input.Closing, Back, [], (group, sex, _) => input.People(group, sex)).ToLookup(row => (row.Group, row.Sex));
        var (day, first) = (SurvivalChapter.Day(input.Closing), input.Patients.All.Count == 0 ? input.ToYear : input.Patients.All.Min(p => p.Patient.Diagnosis.Year));
        chapter.Paragraph(new(
            $"现患指{day.Zh}仍存活、在此前若干年内首次诊断该部位癌症的人数；失访者按观察生存率估计存活数。资料始于{Terms.Plain(first)}年，更早诊断者不在其中。",
            $"Prevalence is the number of people alive on {day.En} whose first cancer of the site was diagnosed within the years before; of the lost those count who are expected to be alive. The data begin in {Terms.Plain(first)}; who was diagnosed before is not among them."));
        Bilingual persons = new("人数", "Persons");
        chapter.Table(
            new($"{day.Zh}的限期现患", $"Limited-duration prevalence on {day.En}"),
            [Terms.Site, .. Back.Select(years => new Column(new($"{Terms.Plain(years)}年", $"{Terms.Plain(years)} {(years == 1 ? "year" : "years")}"), persons)), new(new("5年现患率(1/10万)", "5-year prevalence (per 100,000)"))],
            [.. Terms.AllSexes.Select(sex => new RowGroup(Terms.Of(sex), [.. Enumerable.Range(0, scheme.Groups.Count).Where(g => scheme.Groups[g].AppliesTo(sex))
                .Select(g => new Row([Cell.Of(Terms.Of(scheme.Groups[g])), .. rows[(g, sex)].Select(row => Cell.Count(Math.Round(row.Count.Total))), Cell.Rate(rows[(g, sex)].ElementAt(2).Per100k)],
                    IsTotal: scheme.Groups[g].Kind == SiteGroupKind.Total))]))],
            [Marks.OneSexNote, Marks.Footnote], groupName: new("性别", "Sex"));
    }
}
