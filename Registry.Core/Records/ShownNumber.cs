using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>The number of a record where identity numbers must not stand: in the audit and in what goes out without identifiers.</summary>
public static class ShownNumber
{
    /// <summary>The number of a record; P and another number instead (P17) when it is somebody's resident ID.</summary>
    /// <param name="number">Number of the case or death.</param>
    /// <param name="id">What names it instead: the stored version, or in lists that have a column of persons the person.</param>
    public static string Of(string number, long id) =>
        ResidentId.StandsIn(number) ? string.Create(CultureInfo.InvariantCulture, $"P{id}") : number;
}
