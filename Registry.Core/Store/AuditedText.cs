using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>Writes the texts of an audit row. What somebody gives as a reason may name a resident ID, and no row of the audit can be
/// taken back: the ID is hidden before it is written.</summary>
internal sealed partial class AuditedText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Of(value));

    /// <summary>The text, each resident ID in it hidden.</summary>
    public static string Of(string text) => Digits().Replace(text, run => ResidentId.StandsIn(run.Value) ? "(hidden)" : run.Value);

    // A run of digits that stands alone, an X in it as in 18 characters; the digits within the fingerprint of a file are none.
    [GeneratedRegex(@"(?<![A-Za-z\p{Nd}])\p{Nd}{15,}(?:[XxＸｘ]\p{Nd}*)?(?![A-Za-z\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
