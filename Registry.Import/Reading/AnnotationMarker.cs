using System.Globalization;
using System.Text.RegularExpressions;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>The mark of a batch in the copy that goes back: when the copy comes again, it is known whose correction it is.</summary>
/// <param name="BatchId">Number of the batch.</param>
/// <param name="FileHash">First eight characters of the fingerprint of its file: a batch of another database does not have it.</param>
public sealed partial record AnnotationMarker(long BatchId, string FileHash)
{
    private const int HashLength = 8;

    /// <summary>The mark of a batch.</summary>
    public static AnnotationMarker Of(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new(batch.Id, batch.FileHash[..HashLength]);
    }

    /// <summary>True when it is the mark of this batch.</summary>
    public bool IsOf(Batch batch) => this == Of(batch);

    /// <summary>The mark in a header, or null.</summary>
    internal static AnnotationMarker? Find(string header) =>
        Mark().Match(header) is { Success: true } mark && long.TryParse(mark.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(id, mark.Groups[2].Value) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{BatchId}-{FileHash}");

    [GeneratedRegex("#([0-9]{1,18})-([0-9a-f]{8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
