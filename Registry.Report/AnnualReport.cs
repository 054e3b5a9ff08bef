using Registry.Analytics.Numerics;
using Registry.Report.Assertions;
using Registry.Report.Blocks;
using Registry.Report.Chapters;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report;

/// <summary>The annual report of one data year: the list of its chapters.</summary>
public static class AnnualReport
{
    /// <summary>Writes the chapters. The assertions run first, and again over the finished text.</summary>
    /// <param name="input">Counts and settings; the same input gives the same report.</param>
    /// <param name="language">Language that the writers print; the document holds both.</param>
    /// <exception cref="ReportContradictionException">The numbers contradict each other; the message names
    /// where.</exception>
    /// <exception cref="InvalidDataException">The font file of the settings cannot be used.</exception>
    public static ReportDocument Write(ReportInput input, ReportLanguage language)
    {
        var font = input.FontFile is { } path ? FigureFont.FromFile(path) : FigureFont.BuiltIn;
        var data = ReportData.Of(input);
        var assertions = data.IsEmpty
            ? [] : NumberAssertions.Run(data).Concat(PlausibilityAssertions.Run(data)).ToList();
        RefuseContradictions(assertions);
        var chapters = input.Outline.Where(e => e.Kind != ChapterKind.Annex).Select(entry =>
            WriteChapter(data, entry)).ToList();
        var summary = Summary.Write(data);
        var ofText = TextAssertions.Run(data, [summary, .. chapters]);
        RefuseContradictions(ofText);
        assertions.AddRange(ofText);
        foreach (var entry in input.Outline.Where(e => e.Kind == ChapterKind.Annex)) chapters.Add(Annex.Write(data,
            entry, assertions));
        return new()
        {
            Language = language,
            Title = new($"{input.Area.Zh}肿瘤登记年报", $"{input.Area.En}: Annual Report of Cancer Registration"),
            Subtitle = new($"{Terms.Plain(input.Year)}年登记资料", $"Data of {Terms.Plain(input.Year)}"),
            Facts = Annex.Facts(data),
            Summary = summary,
            Chapters = chapters,
            Assertions = assertions,
            Font = font,
        };
    }

    private static Chapter WriteChapter(ReportData data, ChapterEntry entry)
    {
        EndableWork.GoOn();
        return entry.Kind switch
        {
            ChapterKind.Overview => Overview.Write(data, entry),
            ChapterKind.Methods => Methods.Write(data, entry),
            ChapterKind.Quality => Quality.Write(data, entry),
            ChapterKind.AllCancers => AllCancers.Write(data, entry),
            ChapterKind.Sites => SiteSections.Write(data, entry),
            ChapterKind.Survival => SurvivalChapter.Write(data, entry),
            ChapterKind.Trends => Trends.Write(data, entry),
            ChapterKind.Forecasts => Forecasts.Write(data, entry),
            _ => Appendix.Write(data, entry),
        };
    }

    private static void RefuseContradictions(IEnumerable<AssertionResult> results)
    {
        var failed = results.Where(r => r is { Kind: AssertionKind.Arithmetic, Holds: false }).ToList();
        if (failed.Count > 0) throw new ReportContradictionException(failed);
    }
}
