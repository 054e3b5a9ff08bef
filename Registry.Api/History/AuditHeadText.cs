using System.Text.RegularExpressions;
using Registry.Core.Store;

namespace Registry.Api.History;

/// <summary>A head of the audit as somebody kept it.</summary>
internal static partial class AuditHeadText
{
    /// <summary>The head, or null when the digest is not 64 digits of hex.</summary>
    public static AuditHead? Read(string digest, long number) =>
        Hex().IsMatch(digest.Trim()) ? new(number, digest.Trim().ToLowerInvariant()) : null;

    [GeneratedRegex("^[0-9A-Fa-f]{64}$")]
    private static partial Regex Hex();
}
