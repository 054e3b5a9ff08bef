using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Follow-up, survival, stage and prevalence of the registered cases.</summary>
internal static class SurvivalChapter
{
    private const int LeadingSites = 4;

    private static readonly string[] Colours = ["#1f78b4", "#8F3551", "#3B7D4F", "#B3661F"];

    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        if (data.Input.Survival is not { } input) return chapter.Chapter();
        chapter.Section(new("随访", "Follow-up"));
        FollowUp(chapter, input);
        chapter.Section(new("生存率", "Survival"));
        Survival(chapter, input, data.Survival);
        SurvivalTrends.Write(chapter, input);
        StageAtDiagnosis.Write(chapter, input);
        PrevalenceSection.Write(chapter, input);
        return chapter.Chapter();
    }

    private static void FollowUp(ChapterWriter chapter, SurvivalInput input)
    {
        var (tally, sum) = (input.Diagnosed.Tally, input.FollowUp.Values.Aggregate(FollowUpCounts.None, (all, next) => all + next));
        var closing = Day(input.Closing);
        chapter.Paragraph(new(
            $"{Terms.Plain(input.FromYear)}-{Terms.Plain(input.ToYear)}年诊断的病例随访至{closing.Zh}，共{Numbers.Count(tally.Cases)}例，其中{Numbers.Count(tally.Analysed)}例进入生存分析。"
                + $"未计入：仅有死亡医学证明书{Numbers.Count(tally.CertificateOnly)}例，从未随访{Numbers.Count(tally.NeverFollowed)}例，诊断当日死亡或末次接触{Numbers.Count(tally.ZeroTime)}例，性别、年龄不详或日期颠倒{Numbers.Count(tally.Unusable)}例。"
                + $"日期不全者{Numbers.Count(tally.Imputed)}例，按月中或年中计。失访者于末次接触日截尾；同一人同一部位只计首次诊断。",
            $"Cases diagnosed in {Terms.Plain(input.FromYear)}-{Terms.Plain(input.ToYear)} were followed until {closing.En}: {Numbers.Count(tally.Cases)} cases, of which {Numbers.Count(tally.Analysed)} enter survival. "
                + $"Left out: {Numbers.Count(tally.CertificateOnly)} by death certificate only, {Numbers.Count(tally.NeverFollowed)} never followed, {Numbers.Count(tally.ZeroTime)} dead or last seen on the day of diagnosis, {Numbers.Count(tally.Unusable)} without sex or age or with dates in the wrong order. "
                + $"Of {Numbers.Count(tally.Imputed)} the date is known in part and taken in the middle of month or year. Lost patients are censored when last seen; several tumours of one person at a site count once, with the first."));
        chapter.Table(
            new($"截至{closing.Zh}的随访状况", $"Follow-up on {closing.En}"),
            [Terms.Registry, new(new("病例数", "Cases")), new(new("死亡", "Dead")), new(new("存活", "Alive")), new(new("失访", "Lost")), new(new("状态不明", "Not known")), new(new("已知状态(%)", "Known status (%)"))],
            input.FollowUp.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => Row(Cell.Of(Area.Find(r.Key)?.NameZh is { } name ? new Bilingual(name, r.Key) : Bilingual.Same(r.Key)), r.Value, false))
                .Append(Row(Cell.Of(new Bilingual("合计", "All")), sum, true)),
            [new("存活：截止日或以后确认存活；状态不明：截止日前末次接触后未再随访，或从未随访。", "Alive: seen on the closing date or later. Not known: not seen since a contact before it, or never followed.")]);
    }

    private static Row Row(Cell head, FollowUpCounts counts, bool isTotal) => new(
        [head, Cell.Count(counts.Cases), Cell.Count(counts.Dead), Cell.Count(counts.Alive), Cell.Count(counts.Lost), Cell.Count(counts.NotKnown), Cell.Percent(FollowUpCompleteness.Of(counts)?.Percent)], isTotal);

    private static void Survival(ChapterWriter chapter, SurvivalInput input, IReadOnlyList<SiteSurvivalRow> all)
    {
        var (question, isNet) = (input.Question, input.Question.LifeTable is not null);
        var last = question.Years[^1];
        var rows = all.Where(row => row.Years == last && row.Patients > 0).ToList();
        if (rows.Count == 0)
        {
            chapter.Paragraph(new("没有可用于生存分析的病例。", "No case can be used for survival."));
            return;
        }
        chapter.Paragraph(Words(input, rows, isNet));
        Figures(chapter, input, rows, isNet);
        var years = Terms.Plain(last);
        Bilingual net = new($"{years}年净生存率", $"{years}-year net survival"), standardised = new("年龄标化净生存率", "Age-standardised net survival"), observed = new($"{years}年观察生存率", $"{years}-year observed survival");
        IReadOnlyList<Column> columns =
        [
            Terms.Site, new(new("病例数", "Patients")), .. Percent(observed), .. isNet ? [.. Percent(net), .. Percent(standardised)] : Array.Empty<Column>(),
        ];
        chapter.Table(
            new($"各部位的{years}年生存率", $"{years}-year survival by site"), columns,
            [.. Terms.AllSexes.Select(sex => new RowGroup(Terms.Of(sex), [.. rows.Where(row => row.Sex == sex).Select(row => Line(question.Scheme, row, isNet))]))],
            [Method(input, isNet)], groupName: new("性别", "Sex"), isWide: true);
    }

    private static Bilingual Words(SurvivalInput input, List<SiteSurvivalRow> rows, bool isNet)
    {
        var all = rows.Where(row => row.Sex is null && input.Question.Scheme.Groups[row.Group].Kind == SiteGroupKind.Total).MaxBy(row => row.Patients) ?? rows[0];
        var (years, value) = (Terms.Plain(all.Years), isNet ? all.Net : all.Observed);
        if (value is null)
            return new($"随访不足{years}年，不能估计{years}年生存率。", $"Follow-up is shorter than {years} years: there is no {years}-year survival.");
        var limits = value is { Lower: { } lower, Upper: { } upper } ? (Lower: Numbers.Percent(lower * 100), Upper: Numbers.Percent(upper * 100)) : (Lower: "", Upper: "");
        var percent = Numbers.Percent(value.Survival * 100);
        return limits.Lower.Length == 0
            ? new($"全部癌症的{years}年{(isNet ? "净" : "观察")}生存率为{percent}。", $"The {years}-year {(isNet ? "net" : "observed")} survival of all cancers was {percent}.")
            : new($"全部癌症的{years}年{(isNet ? "净" : "观察")}生存率为{percent}（95%置信区间{limits.Lower}至{limits.Upper}）。",
                $"The {years}-year {(isNet ? "net" : "observed")} survival of all cancers was {percent} (95% confidence interval {limits.Lower} to {limits.Upper}).");
    }

    private static void Figures(ChapterWriter chapter, SurvivalInput input, List<SiteSurvivalRow> rows, bool isNet)
    {
        var (scheme, question) = (input.Question.Scheme, input.Question);
        var total = Enumerable.Range(0, scheme.Groups.Count).Where(g => scheme.Groups[g].Kind == SiteGroupKind.Total).MaxBy(g => rows.Where(r => r.Group == g && r.Sex is null).Sum(r => r.Patients));
        Bilingual measure = isNet ? new("净生存率(%)", "Net survival (%)") : new("观察生存率(%)", "Observed survival (%)");
        Draw(new("全部癌症的生存曲线及置信区间，分性别", "Survival of all cancers with confidence limits, by sex"),
            [(Terms.Of(Sex.Male), Curve(total, Sex.Male)), (Terms.Of(Sex.Female), Curve(total, Sex.Female))]);
        var leading = rows.Where(r => r.Sex is null && scheme.Groups[r.Group].Kind == SiteGroupKind.Site && !scheme.Groups[r.Group].IsOther)
            .OrderByDescending(r => r.Patients).Take(LeadingSites).ToList();
        Draw(new("病例最多的部位的生存曲线及置信区间", "Survival of the most frequent sites with confidence limits"),
            [.. leading.Select(r => (SiteNames.Of(scheme, scheme.Groups[r.Group]).Short, Curve(r.Group, null)))]);

        DrawnSurvival? Curve(int group, Sex? sex) =>
            SurvivalDrawing.Of(SiteSurvival.Curve(input.Diagnosed, question, group, sex), question.Years[^1], isNet ? question.NetScale : question.Scale, question.Confidence);

        void Draw(Bilingual title, IReadOnlyList<(Bilingual Name, DrawnSurvival? Survival)> curves)
        {
            var lines = curves.Select((curve, i) => curve.Survival is { } survival ? new SurvivalLine(curve.Name, Colours[i], i % 2 == 1, survival) : null).OfType<SurvivalLine>().ToList();
            if (lines.Count > 0) chapter.Figure(title, new SurvivalCurves { Description = title, Lines = lines, Years = question.Years[^1], Measure = measure });
        }
    }

    /// <summary>Columns of an estimate with its limits, in percent.</summary>
    internal static Column[] Percent(Bilingual over) =>
        [new(new("估计值(%)", "Estimate (%)"), over), new(new("下限(%)", "Lower limit (%)"), over), new(new("上限(%)", "Upper limit (%)"), over)];

    private static Row Line(SiteScheme scheme, SiteSurvivalRow row, bool isNet)
    {
        var group = scheme.Groups[row.Group];
        return new([Cell.Of(Terms.Of(group)), Cell.Count(row.Patients), .. Cells(row.Observed), .. isNet ? [.. Cells(row.Net), .. Cells(row.Standardised)] : Array.Empty<Cell>()],
            IsTotal: group.Kind == SiteGroupKind.Total);
    }

    /// <summary>A survival and its limits, in percent.</summary>
    internal static Cell[] Cells(SurvivalPoint? point) => [Cell.Percent(point?.Survival * 100), Cell.Percent(point?.Lower * 100), Cell.Percent(point?.Upper * 100)];

    /// <summary>A day as both languages write it, with the same digits.</summary>
    internal static Bilingual Day(DateOnly day) => Bilingual.Same(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static Bilingual Method(SurvivalInput input, bool isNet)
    {
        Bilingual standard = input.Question.Weighting == AgeWeighting.Brenner
            ? new("Brenner个体权重，某年龄组无病例时不标化", "with the weights of Brenner for each patient; none where an age group has no patient")
            : new("各年龄组加权平均，某年龄组无随访者时不标化", "the weighted mean of the age groups; none where an age group has nobody followed");
        return isNet && input.LifeTable is { } table
        ? new($"观察生存率：Kaplan-Meier，置信限为 log-log 尺度；净生存率：Pohar Perme，置信限为 log 尺度，寿命表：{table.Zh}；年龄标化：国际癌症生存标准（ICSS），{standard.Zh}；完全法，计至截止日期的全部随访。…：不能估计，或尚无死亡而无置信限。",
            $"Observed survival: Kaplan-Meier, log-log limits. Net survival: Pohar Perme, log limits, life table: {table.En}. Age standardisation: International Cancer Survival Standards (ICSS), {standard.En}. Complete approach: all follow-up to the closing date. …: cannot be estimated, or no limits because nobody has died.")
        : new("观察生存率：Kaplan-Meier，置信限为 log-log 尺度。没有寿命表，未计算净生存率。…：不能估计。", "Observed survival: Kaplan-Meier with log-log limits. Without a life table there is no net survival. …: cannot be estimated.");
    }
}
