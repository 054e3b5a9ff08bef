using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Analytics.LifeTables;

/// <summary>Ends a computation that needs a row which the life table does not have.</summary>
/// <param name="stratum">The row that is missing.</param>
/// <param name="place">Where the person stands in the caller's data; never a name or number of a person.</param>
public sealed class MissingMortalityException(MortalityStratum stratum, string place) : ArgumentException(string.Create(CultureInfo.InvariantCulture,
    $"{place}: the life table has no row for {stratum}. Give a life table that covers the person from diagnosis to the end of follow-up."))
{
    /// <summary>The row that is missing.</summary>
    public MortalityStratum Stratum { get; } = stratum;

    /// <summary>Where the person stands in the caller's data.</summary>
    public string Place { get; } = place;
}

/// <summary>Names a row of a life table.</summary>
/// <param name="Area">Area, or empty.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Age">Attained age, completed years.</param>
public sealed record MortalityStratum(string Area, Sex Sex, int Year, int Age)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Area.Length == 0 ? "" : $"area {Area}, ")}sex {(int)Sex}, year {Year}, age {Age}");
}
