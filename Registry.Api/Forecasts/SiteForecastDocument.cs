using Registry.Api.Tables;
using Registry.Core.Cube;

namespace Registry.Api.Forecasts;

/// <summary>A table of forecasts in JSON.</summary>
/// <param name="DataState">Data the numbers come from.</param>
/// <param name="SiteScheme">Site scheme with version.</param>
/// <param name="Counting">Which tumours of a person with several are counted.</param>
/// <param name="Deaths">Where deaths come from.</param>
/// <param name="Standard">Standard population of the rates.</param>
/// <param name="Scenario">Population to come.</param>
/// <param name="Confidence">Two-sided level of the prediction intervals, a fraction.</param>
/// <param name="Methods">Where the methods are explained.</param>
/// <param name="Rows">The rows; members are the columns of the CSV, in its order.</param>
internal sealed record SiteForecastDocument(
    DataState DataState, string SiteScheme, string Counting, string Deaths, string Standard, string Scenario, double Confidence, string Methods, IReadOnlyList<Dictionary<string, object?>> Rows)
{
    /// <summary>The answer to a question.</summary>
    public static SiteForecastDocument Of(CountCube cube, SiteForecastQuestion question) => Of(cube, question, SiteForecastRows.Of(cube, question));

    /// <summary>The answer to a question of which the rows are computed.</summary>
    public static SiteForecastDocument Of(CountCube cube, SiteForecastQuestion question, IEnumerable<IEnumerable<object?>> rows) => new(
        cube.State, question.Scheme.Code, cube.Tumours.Counting.Word(), cube.Tumours.Deaths.Word(), question.Standard.Code, question.Scenario.Name.En,
        SiteForecastRows.Options.Confidence, "docs/methods.md, SiteForecasts",
        NamedRows.Of(SiteForecastRows.Columns, rows));
}
