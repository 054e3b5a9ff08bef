using System.Text;
using Microsoft.Net.Http.Headers;
using Registry.Api.Tables;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Nowcasts;

/// <summary>A table of reporting delays as an answer: JSON, or CSV when the caller accepts or asks for it.</summary>
internal sealed class NowcastAnswer(DataState state, IReadOnlyList<Delivery> deliveries, NowcastQuestion question) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers["Data-State"] = state.ToString();
        if (!TableAnswer.WantsCsv(httpContext.Request))
        {
            await response.WriteAsJsonAsync(NowcastDocument.Of(state, deliveries, question), httpContext.RequestAborted);
            return;
        }
        response.ContentType = "text/csv; charset=utf-8";
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(false), 1 << 16);
        await CsvText.WriteAsync(text, NowcastRows.Columns, NowcastRows.Of(deliveries, question));
    }
}
