using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Registry.Api.Compute;

namespace Registry.Api.Tests.Compute;

/// <summary>docs/compute.md from the list of statistics: one heading a section, one below it a statistic, its example worked out.</summary>
internal static class ComputePage
{
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Head =
        """
        # The calculator

        Made from the statistics of `Registry.Api/Compute/Statistics` by `./test --docs`; do not edit.

        `registry compute STATISTIC --input FILE` and `POST /v1/compute/STATISTIC` run the statistics of this program on counts of your own,
        without a database: a long CSV (comma, tab or semicolon; UTF-8, GB18030, or UTF-16 with its mark), or JSON
        `{ "parameters": { "standard": "SEGI" }, "rows": [ { "age": "0-4", "cases": 1, "person_years": 935555 }, … ] }`.
        Case, blanks and underscores of a column name do not matter; other names of a column are listed with it.

        - Rows of the same age are added up: several years give person-years, several areas a pool recomputed from counts. No rate is averaged.
        - A column that is none of the statistic divides the rows: `by=area,sex` computes each group on its own, `pool=year` adds counts and
          person-years up. A column with several values that is in neither is refused, because person-years would silently be added over sites.
        - Ages are the groups 0, 1-4, 5-9 … 85+ or 0-4, 5-9 … 85+; finer groups are added up, an open group such as 75+ pools the weights above
          it. A group without cases needs its row: a missing group is refused, since the rate would be too low.
        - Every answer carries the method, the parameters (defaults included) and the citation; numbers are in full precision. What cannot be
          computed is empty and the note says why. What is wrong with the input is refused with its place, in Chinese and in English.
        - At most 100 columns, 200 000 rows and 4 000 000 cells (rows times columns) are taken, and no count above 10 to the power of 15; what is larger is refused while it is read.
        - Parameters are options of the verb (`--through-age 64`), members of `parameters` in JSON (`"throughAge": 64`), or stand in the address of
          CSV (`?parameter=throughAge=64&parameter=by=sex`).
        - Survival works with two tables: patients and a life table. The second is a file of its own (`--life-table`), a member of the JSON
          (`"lifeTable": [ … ]`), or stands in the same CSV behind a line `[lifeTable]`.
        - Statistics that answer one row an area take `--geometry map.geojson --key code`: the map of the caller is written with the numbers of
          each area among the properties of its feature. An area without a feature is refused; a feature without a row stays as it is. Over HTTP
          the map is the member `geometry` of the JSON, the property `key`, and `format=geojson` or `Accept: application/geo+json` asks for it.
        - Over HTTP a computation has 30 seconds once its turn has come and ends when its caller goes; for its turn it waits 30 seconds at most (else a 503
          with the code `busy`: nothing was computed, try again later). What takes longer is a 400 with the
          code `too-much-work`, which says what to send less of. The command line has no such limit. The scan takes at most 5 000 areas.
        - `registry compute STATISTIC --example` writes the example below, `--schema` the JSON Schema; `GET /v1/compute` lists everything.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var section in Computations.All.GroupBy(c => c.Section))
        {
            page.AppendLine().AppendLine($"## {section.Key}");
            foreach (var computation in section) WriteComputation(page, computation);
        }
        return page.ToString();
    }

    private static void WriteComputation(StringBuilder page, Computation computation)
    {
        page.AppendLine().AppendLine($"### {computation.Name}").AppendLine();
        page.AppendLine($"{computation.Title.En}. {computation.Title.Zh}。").AppendLine();
        page.AppendLine($"Method: [{computation.Heading}](methods.md#{computation.Heading.ToLowerInvariant()}). {computation.Citation}").AppendLine();
        page.AppendLine("| column | meaning | 含义 | also called |").AppendLine("|---|---|---|---|");
        foreach (var column in computation.Columns)
            page.AppendLine($"| `{column.Name}`{(column.IsRequired ? "" : " (optional)")} | {column.Meaning.En} | {column.Meaning.Zh} | {string.Join(", ", column.Other)} |");
        if (computation.Companion is { } companion)
        {
            page.AppendLine().AppendLine($"Second table `{companion.Name}` (option `{companion.Option} FILE`; in CSV behind a line `{companion.Heading}`): {companion.Meaning.En}. {companion.Meaning.Zh}。").AppendLine();
            page.AppendLine("| column | meaning | 含义 | also called |").AppendLine("|---|---|---|---|");
            foreach (var column in companion.Columns)
                page.AppendLine($"| `{column.Name}`{(column.IsRequired ? "" : " (optional)")} | {column.Meaning.En} | {column.Meaning.Zh} | {string.Join(", ", column.Other)} |");
        }
        page.AppendLine();
        if (computation.Parameters.Count > 0)
        {
            page.AppendLine("| parameter | default | meaning | 含义 | values |").AppendLine("|---|---|---|---|---|");
            foreach (var p in computation.Parameters)
                page.AppendLine($"| `{p.Name}` | {p.Default} | {p.Meaning.En} | {p.Meaning.Zh} | {Values(p)} |");
            page.AppendLine();
        }
        page.AppendLine("| result | meaning | 含义 |").AppendLine("|---|---|---|");
        foreach (var result in computation.Results) page.AppendLine($"| `{result.Name}` | {result.Meaning.En} | {result.Meaning.Zh} |");
        WriteExample(page, computation);
        page.AppendLine().AppendLine("<details><summary>JSON Schema</summary>").AppendLine().AppendLine("```json")
            .AppendLine(ComputationSchema.Of(computation).ToJsonString(Short)).AppendLine("```").AppendLine().AppendLine("</details>");
    }

    private static void WriteExample(StringBuilder page, Computation computation)
    {
        var options = string.Concat(computation.Example.Parameters.Select(p => $" {computation.AllParameters.Single(known => known.Name == p.Name).Option} {p.Value}"));
        page.AppendLine().AppendLine($"Example ({computation.Example.Source}):").AppendLine();
        page.AppendLine("```sh").AppendLine($"registry compute {computation.Name} --example > counts.csv")
            .AppendLine($"registry compute {computation.Name} --input counts.csv{options}").AppendLine("```").AppendLine();
        var (answer, refusals) = ExampleOf(computation);
        Assert.That(answer, Is.Not.Null, $"{computation.Name}: {string.Join(' ', refusals.Select(r => $"{r.Where} {r.Reason.En}"))}");
        page.AppendLine($"| {string.Join(" | ", answer!.By.Concat(computation.Results.Select(r => r.Name)))} |");
        page.AppendLine($"|{string.Concat(Enumerable.Repeat("---|", answer.By.Count + computation.Results.Count))}");
        foreach (var (group, row) in answer.Rows.Take(12))
            page.AppendLine($"| {string.Join(" | ", group.Concat(row.Values.Select(Text)))} |");
        if (answer.Rows.Count > 12) page.AppendLine().AppendLine($"and {answer.Rows.Count - 12} rows more.");
        page.AppendLine();
        foreach (var method in answer.Rows.Select(r => r.Row.Method).Where(m => m.Length > 0).Distinct()) page.AppendLine($"Its method: {method}.");
    }

    public static (ComputeAnswer? Answer, IReadOnlyList<ComputeRefusal> Refusals) ExampleOf(Computation computation) =>
        ComputeQuestion.Answer(computation, computation.Example.Csv, ParametersOf(computation));

    public static Dictionary<string, string> ParametersOf(Computation computation) =>
        computation.Example.Parameters.ToDictionary(p => p.Name, p => p.Value);

    private static string Values(ComputeParameter p) => p.Kind switch
    {
        ParameterKind.Choice => string.Join(", ", p.Values),
        ParameterKind.Choices => $"some of {string.Join(", ", p.Values)}",
        ParameterKind.Number or ParameterKind.Whole => FormattableString.Invariant($"{p.Least} to {p.Most}"),
        ParameterKind.Day => "year-month-day",
        ParameterKind.Numbers => "numbers",
        _ => "text",
    };

    // The last digits of a double may differ between machines; ten are enough to compare with.
    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("G10", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
