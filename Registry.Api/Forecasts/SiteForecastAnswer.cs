using System.Text;
using Microsoft.Net.Http.Headers;
using Registry.Api.Tables;
using Registry.Core.Cube;

namespace Registry.Api.Forecasts;

/// <summary>A table of forecasts as an answer: JSON, or CSV when the caller accepts or asks for it.</summary>
internal sealed class SiteForecastAnswer(CountCube cube, SiteForecastQuestion question, IReadOnlyList<IEnumerable<object?>> rows) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers["Data-State"] = cube.State.ToString();
        if (!TableAnswer.WantsCsv(httpContext.Request))
        {
            await response.WriteAsJsonAsync(SiteForecastDocument.Of(cube, question, rows), httpContext.RequestAborted);
            return;
        }
        response.ContentType = "text/csv; charset=utf-8";
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(false), 1 << 16);
        await CsvText.WriteAsync(text, SiteForecastRows.Columns, rows);
    }
}
