using System.Text.Json.Nodes;

namespace Registry.Api.Compute;

/// <summary>A statistic of the calculator as the list shows it.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Section">Part of the list.</param>
/// <param name="TitleZh">What it answers, in Chinese.</param>
/// <param name="TitleEn">What it answers, in English.</param>
/// <param name="Methods">Heading in docs/methods.md.</param>
/// <param name="Citation">Where the method comes from.</param>
/// <param name="Results">Columns of the answer, with their meaning.</param>
/// <param name="Schema">JSON Schema of the question.</param>
/// <param name="Example">A question that works.</param>
internal sealed record ComputationEntry(
    string Name, string Section, string TitleZh, string TitleEn, string Methods, string Citation,
    IReadOnlyDictionary<string, string> Results, JsonNode Schema, ExampleEntry Example)
{
    /// <summary>The entry of a statistic.</summary>
    public static ComputationEntry Of(Computation computation) => new(
        computation.Name, computation.Section.ToString(), computation.Title.Zh, computation.Title.En, computation.Heading, computation.Citation,
        computation.Results.ToDictionary(r => r.Name, r => r.Meaning.En, StringComparer.Ordinal), ComputationSchema.Of(computation),
        new(computation.Example.Csv, computation.Example.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
            computation.Example.Source));
}

/// <summary>A question that works.</summary>
/// <param name="Csv">Rows, to be sent as text/csv.</param>
/// <param name="Parameters">Parameters, to be sent in the address.</param>
/// <param name="Source">Where the numbers come from.</param>
internal sealed record ExampleEntry(string Csv, IReadOnlyDictionary<string, string> Parameters, string Source);
