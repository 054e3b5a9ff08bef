using Registry.Api.Tables;
using Registry.Core.Cube;

namespace Registry.Api.Trends;

/// <summary>A table of trends in JSON.</summary>
/// <param name="DataState">Data the numbers come from.</param>
/// <param name="SiteScheme">Site scheme with version.</param>
/// <param name="Counting">Which tumours of a person with several are counted.</param>
/// <param name="Deaths">Where deaths come from.</param>
/// <param name="Standard">Standard population of the rates.</param>
/// <param name="Confidence">Two-sided confidence level of every limit, a fraction.</param>
/// <param name="Methods">Where the methods are explained.</param>
/// <param name="Rows">The rows; members are the columns of the CSV, in its order.</param>
internal sealed record TrendDocument(
    DataState DataState, string SiteScheme, string Counting, string Deaths, string Standard, double Confidence, string Methods,
    IReadOnlyList<Dictionary<string, object?>> Rows)
{
    /// <summary>The answer to a question.</summary>
    public static TrendDocument Of(
        CountCube cube, TrendQuestion question, IReadOnlyList<string> columns, IEnumerable<IEnumerable<object?>> rows) => new(
        cube.State, question.Scheme.Code, cube.Tumours.Counting.Word(), cube.Tumours.Deaths.Word(), question.Options.Standard.Code,
        question.Options.Joinpoints.Confidence, "docs/methods.md, SiteTrends",
        NamedRows.Of(columns, rows));
}
