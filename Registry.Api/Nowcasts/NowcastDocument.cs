using Registry.Api.Tables;
using Registry.Core.Cube;

namespace Registry.Api.Nowcasts;

/// <summary>A table of reporting delays in JSON.</summary>
/// <param name="DataState">Data the numbers come from.</param>
/// <param name="SiteScheme">Site scheme with version.</param>
/// <param name="Confidence">Two-sided level of the limits, a fraction.</param>
/// <param name="Methods">Where the methods are explained.</param>
/// <param name="Rows">The rows; members are the columns of the CSV, in its order.</param>
internal sealed record NowcastDocument(DataState DataState, string SiteScheme, double Confidence, string Methods, IReadOnlyList<Dictionary<string, object?>> Rows)
{
    /// <summary>The answer to a question with the rows of it.</summary>
    public static NowcastDocument Of(DataState state, NowcastQuestion question, IEnumerable<IEnumerable<object?>> rows) => new(
        state, question.Scheme.Code, NowcastRows.Confidence, "docs/methods.md, DeliveryDelays",
        NamedRows.Of(NowcastRows.Columns, rows));
}
