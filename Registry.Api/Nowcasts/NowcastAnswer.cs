using System.Text;
using Microsoft.Net.Http.Headers;
using Registry.Api.Tables;
using Registry.Core.Cube;

namespace Registry.Api.Nowcasts;

/// <summary>A table of reporting delays as an answer: JSON, or CSV when the caller accepts or asks for it.</summary>
internal sealed class NowcastAnswer(DataState state, NowcastQuestion question, IReadOnlyList<IEnumerable<object?>> rows) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers["Data-State"] = state.ToString();
        if (!TableAnswer.WantsCsv(httpContext.Request))
        {
            await response.WriteAsJsonAsync(NowcastDocument.Of(state, question, rows), httpContext.RequestAborted);
            return;
        }
        response.ContentType = "text/csv; charset=utf-8";
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(false), 1 << 16);
        await CsvText.WriteAsync(text, NowcastRows.Columns, rows);
    }
}
