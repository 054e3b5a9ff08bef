using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>The number of a record where identity numbers must not stand: in the audit and in what goes out without identifiers.</summary>
public static class ShownNumber
{
    /// <summary>The number of a record; the number of the stored version instead (P17) when it is somebody's resident ID.</summary>
    /// <param name="number">Number of the case or death.</param>
    /// <param name="versionId">Number of the stored version.</param>
    public static string Of(string number, long versionId) =>
        ResidentId.StandsIn(number) ? string.Create(CultureInfo.InvariantCulture, $"P{versionId}") : number;
}
