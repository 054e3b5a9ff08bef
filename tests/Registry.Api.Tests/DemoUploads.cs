using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Registry.Api.Tests;

/// <summary>Short words for sending files to the service.</summary>
internal static class DemoUploads
{
    /// <summary>Sends a file, waits until it is read, and gives the number of its batch.</summary>
    public static async Task<long> SendAsync(this DemoRegistry demo, string path, string expected, params (string Name, string Text)[] fields)
    {
        using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(path)), "file", Path.GetFileName(path) } };
        foreach (var (name, text) in fields) form.Add(new StringContent(text), name);
        using var answer = await demo.Client.PostAsync("/v1/batches", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        var address = answer.Headers.Location!.ToString();
        for (var tries = 0; tries < 300; tries++)
        {
            var status = await demo.GetAsync(address);
            if (status.GetProperty("batch").GetProperty("state").GetString() is not ("uploaded" or "parsing")
                && status.GetProperty("progress").ValueKind == JsonValueKind.Null)
                break;
            await Task.Delay(100);
        }
        Assert.That((await demo.GetAsync(address)).GetProperty("batch").GetProperty("state").GetString(), Is.EqualTo(expected));
        return long.Parse(address.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Takes a step that must succeed.</summary>
    public static async Task<JsonElement> StepAsync(this DemoRegistry demo, string address)
    {
        using var answer = address.EndsWith("/undo", StringComparison.Ordinal)
            ? await demo.PostAsync(address, """{"by":"anna","reason":"wrong file"}""")
            : await demo.Client.PostAsync(address, content: null);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
