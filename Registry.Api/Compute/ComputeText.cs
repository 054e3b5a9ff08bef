using System.Text.Encodings.Web;
using System.Text.Json;

namespace Registry.Api.Compute;

/// <summary>Input and output of the verb.</summary>
internal static class ComputeText
{
    /// <summary>JSON for reading.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a file, or of standard input for a hyphen.</summary>
    public static async Task<string> ReadAsync(string file, CancellationToken stop)
    {
        if (file != "-") return CsvInput.Decode(await File.ReadAllBytesAsync(file, stop));
        using var bytes = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(bytes, stop);
        return CsvInput.Decode(bytes.ToArray());
    }
}
