using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Stage at diagnosis with its survival.</summary>
internal static class StageAtDiagnosis
{
    private static readonly Bilingual[] Stages = [new("0期", "Stage 0"), new("I期", "Stage I"), new("II期", "Stage II"), new("III期", "Stage III"), new("IV期", "Stage IV")];

    // Sites in which no stage is known have no row; without any there is no section.
    public static void Write(ChapterWriter chapter, SurvivalInput input)
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
}
