namespace Registry.Api.Compute;

/// <summary>A second table that a statistic works with, such as a life table.</summary>
/// <param name="Name">Name of the member in JSON and of the line that begins it in CSV: lifeTable. The option is --life-table.</param>
/// <param name="Meaning">What it holds.</param>
/// <param name="Columns">What a row holds; other columns are not looked at.</param>
internal sealed record ComputeCompanion(string Name, Bilingual Meaning, IReadOnlyList<ComputeColumn> Columns)
{
    /// <summary>The line that parts the two tables of a CSV.</summary>
    public string Heading => $"[{Name}]";

    /// <summary>The option of the command line: --life-table.</summary>
    public string Option => ComputeParameter.OptionOf(Name);

    /// <summary>Both tables of a CSV; the second is null when no line begins it.</summary>
    public (string First, string? Second) Split(string csv)
    {
        for (var at = csv.IndexOf(Heading, StringComparison.Ordinal); at >= 0; at = csv.IndexOf(Heading, at + 1, StringComparison.Ordinal))
        {
            var end = csv.AsSpan(at + Heading.Length).IndexOf('\n');
            if ((at == 0 || csv[at - 1] == '\n') && end >= 0) return (csv[..at], csv[(at + Heading.Length + end + 1)..]);
        }
        return (csv, null);
    }
}
