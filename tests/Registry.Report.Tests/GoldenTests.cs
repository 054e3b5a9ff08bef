using System.Text;
using Registry.Report.Blocks;

namespace Registry.Report.Tests;

/// <summary>What the report says about the invented province, as it was accepted last.</summary>
public class GoldenTests
{
    /// <summary>The words and the short tables; `UPDATE_GOLDEN=1` rewrites the file, then read the difference.</summary>
    [Test]
    public void AnnualReportOfTheInventedProvince()
    {
        var report = AnnualReport.Write(InventedCube.Input(InventedCube.Province()), ReportLanguage.Both);
        var text = new StringBuilder();
        foreach (var chapter in report.Chapters.Prepend(report.Summary))
        {
            Line(text, $"# {chapter.Number}", chapter.Title);
            foreach (var block in chapter.Blocks) Write(text, block);
        }
        Matches(text.ToString(), "annual-2020.md");
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Heading heading: Line(text, $"\n{new string('#', heading.Level)} {heading.Number}", heading.Title); break;
            case Paragraph paragraph: Line(text, "", paragraph.Text); break;
            case FigureBlock figure: Line(text, $"[{figure.Caption.Label.En}]", figure.Caption.Title); break;
            case TableBlock { IsWide: false } table:
                Line(text, $"[{table.Caption.Label.En}]", table.Caption.Title);
                foreach (var row in table.Rows) text.AppendJoin(" | ", row.Cells.Select(c => c.Text.En)).Append('\n');
                break;
        }
    }

    private static void Line(StringBuilder text, string head, Bilingual words) =>
        text.Append($"{head} {string.Join("\n  ", words.Lines(ReportLanguage.Both))}".Trim(' ')).Append('\n');

    private static void Matches(string text, string name)
    {
        var path = Path.Combine(Tree(), "tests", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, text);
        Assert.That(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", Is.EqualTo(text),
            $"tests/golden/{name} is not what the report says now; UPDATE_GOLDEN=1 rewrites it, then read the difference.");
    }

    private static string Tree()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "CancerRegistry.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
