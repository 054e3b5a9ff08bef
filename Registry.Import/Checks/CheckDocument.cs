using System.Globalization;
using System.Text;
using Registry.Core.Coding;

namespace Registry.Import.Checks;

/// <summary>Writes docs/checks.md from the catalogue and its examples.</summary>
public static class CheckDocument
{
    /// <summary>The whole document as Markdown with line feeds.</summary>
    public static string Write()
    {
        var catalogue = CheckCatalogue.Load();
        var examples = CheckExample.Load().ToLookup(example => example.CheckId);
        var text = new StringBuilder();
        WriteHead(text, catalogue);
        foreach (var check in catalogue.All) WriteCheck(text, check, [.. examples[check.Id]]);
        WriteLayouts(text);
        WriteQualityLimits(text);
        WriteDeviations(text);
        WriteCodingHelp(text);
        return text.ToString();
    }

    private static void WriteHead(StringBuilder text, CheckCatalogue catalogue)
    {
        Line(text, "# Checks");
        Line(text, "");
        Line(text, "Generated from `Registry.Import/Checks/checks.csv` and `examples.csv` by `./test --docs`; do not edit.");
        Line(text, "");
        Line(text, "An **error** returns the row. A **query** waits for a registrar; the row counts meanwhile. An **info** is only counted.");
        Line(text, "A check applies where the file has the columns of its items, and fires only when it is certain.");
        Line(text, "`{item}` is the item at fault, `{value}` what stands in the cell (personal values, and what does not look like the item, only by their length; birth dates only by their year), `{0}` `{1}` what the check adds; what stands in `[ ]` is left out when that is empty.");
        Line(text, "");
        Line(text, "The packs, switched on or off for an installation (`registry serve --packs`) or a file (`registry import --packs`, upload field `packs`):");
        Line(text, "");
        Line(text, "| Pack | Version | | Usually | Checks |");
        Line(text, "|---|---|---|---|---|");
        foreach (var pack in catalogue.Packs)
            Line(text, $"| {pack.Id} | {pack.Version} | {pack.NameZh} / {pack.NameEn} | {(pack.IsOn ? "on" : "off")} | {pack.Checks} |");
        Line(text, "");
        Line(text, "A province sets severities and numbers in a CSV of its own (`--settings`, upload field `settings`) with the columns `id`, `severity`, or `id`, `threshold`, `value`, or all of them; never conditions. An error may become a query; one that is \"always\" an error cannot, because without it no record can be made.");
        Line(text, "");
        Line(text, "| Check | Threshold | Usually | Least | Most | |");
        Line(text, "|---|---|---|---|---|---|");
        foreach (var threshold in catalogue.All.SelectMany(check => check.Thresholds))
            Line(text, string.Create(CultureInfo.InvariantCulture, $"| {threshold.Check} | {threshold.Name} ({threshold.Unit}) | {threshold.Usual} | {threshold.Least} | {threshold.Most} | {threshold.MeaningZh} / {threshold.MeaningEn} |"));
        Line(text, "");
        Line(text, "Status of a source: V it was read; V2 a secondary one was read; M from memory; OURS a decision of this program.");
        Line(text, "");
        Line(text, "| Id | Severity | Part | Message |");
        Line(text, "|---|---|---|---|");
        foreach (var check in catalogue.All)
            Line(text, $"| [{check.Id}](#{Anchor(check)}) | {Name(check.Severity)} | {Parts(check)} | {Cell(check.MessageEn)} |");
        Line(text, "");
    }

    private static void WriteCheck(StringBuilder text, CheckDefinition check, IReadOnlyList<CheckExample> examples)
    {
        Line(text, $"## {check.Id} {check.Slug}");
        Line(text, "");
        Line(text, $"**{Name(check.Severity)}{(check.StaysError ? " always" : "")}** · {Parts(check)} · pack {check.Pack} · status {check.Status} · since {check.Since}");
        Line(text, "");
        if (check.Items.Count > 0) Line(text, $"- Items: {string.Join(", ", check.Items.Select(item => $"`{ItemNames.Name(item)}` {ItemNames.Zh(item)}"))}");
        Line(text, $"- {check.MessageZh}");
        Line(text, $"- {check.MessageEn}");
        Line(text, $"- {check.AdviceZh}");
        Line(text, $"- {check.AdviceEn}");
        Line(text, $"- Source: {check.Source}");
        Line(text, "");
        if (examples.Count == 0) return;
        Line(text, "| | Layout | Row | |");
        Line(text, "|---|---|---|---|");
        foreach (var example in examples)
            Line(text, $"| {(example.Fails ? "fails" : "passes")} | {example.Layout} | {Cell(RowOf(example))} | {Cell(example.Why)} |");
        Line(text, "");
    }

    private static void WriteLayouts(StringBuilder text)
    {
        Line(text, "## Layouts of the examples");
        Line(text, "");
        Line(text, "An example shows what differs from the base row of its layout; `|` stands between rows. All persons are invented.");
        Line(text, "");
        foreach (var (name, (part, row)) in CheckExample.LoadLayouts())
            Line(text, $"- **{name}** ({Name(part)}): {string.Join(", ", row.Select(cell => $"{ItemNames.Name(cell.Item)} `{cell.Value}`")).Replace(" ``", "", StringComparison.Ordinal)}");
    }

    private static void WriteQualityLimits(StringBuilder text)
    {
        Line(text, "");
        Line(text, "## Limits of the quality findings");
        Line(text, "");
        Line(text, $"`registry quality --findings`, `GET /v1/quality/findings` and the report compare the data of each registry and year with these limits (edition {QualityLimit.All[0].Edition}, `Registry.Core/Coding/tables/quality_limits.csv`). They ask; nothing is refused. Methods: [methods.md](methods.md).");
        Line(text, "");
        Line(text, "| Check | Measure | Low | High | Fewest cases | Source | Status |");
        Line(text, "|---|---|---|---|---|---|---|");
        foreach (var limit in QualityLimit.All)
            Line(text, string.Create(CultureInfo.InvariantCulture,
                $"| {limit.Check} | {limit.NameZh} / {limit.NameEn} ({limit.Unit}) | {limit.Low} | {limit.High}{(limit.HighCounts ? " itself too" : "")} | {limit.Fewest} | {Cell(limit.Source)} | {limit.Status} |"));
    }

    private static void WriteDeviations(StringBuilder text)
    {
        Line(text, "");
        Line(text, "## Where the program decides otherwise");
        Line(text, "");
        Line(text, "What the compiled rules say, what is done here, and why. Everywhere: a code that cannot be read is reported once, as such, and the checks that need it do not fire; a check whose column the file does not have does not fire.");
        Line(text, "");
        Line(text, "| Check | The rule | Here | Why |");
        Line(text, "|---|---|---|---|");
        foreach (var row in CheckTable.Read("deviations.csv"))
            Line(text, $"| {row["check"]} | {Cell(row["rule"])} | {Cell(row["here"])} | {Cell(row["why"])} |");
    }

    private static void WriteCodingHelp(StringBuilder text)
    {
        Line(text, "");
        Line(text, "## Coding help");
        Line(text, "");
        Line(text, "Conventions of ICD-O-3 as registries teach them; O-CODE-1 to O-CODE-3 point to those that one row can show.");
        Line(text, "");
        Line(text, "| Code | | |");
        Line(text, "|---|---|---|");
        foreach (var row in CheckTable.Read("coding_help.csv"))
            Line(text, $"| {row["code"]} | {row["help_zh"]} | {row["help_en"]} |");
    }

    private static string RowOf(CheckExample example)
    {
        var row = example.Rows.Length == 0 ? "base row" : $"`{example.Rows}`";
        return example.Context.Length == 0 ? row : $"{row} with `{example.Context}`";
    }

    private static string Parts(CheckDefinition check) =>
        check.Parts.Count == 0 ? "file or store" : string.Join(", ", check.Parts.Select(part => Name(part)));

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();

    private static string Anchor(CheckDefinition check) => $"{check.Id} {check.Slug}".ToLowerInvariant().Replace(' ', '-');

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
