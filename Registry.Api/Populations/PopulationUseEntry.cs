using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Populations;

/// <summary>Which version a registry and year is divided by.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Version">P12, or the name of the delivered population: 330106-2021.</param>
/// <param name="DataState">Number of the data state from which on it is used.</param>
/// <param name="At">When it was decided (UTC).</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why.</param>
internal sealed record PopulationUseEntry(string Registry, int Year, string Version, long DataState, DateTimeOffset At, string By, string Reason)
{
    /// <summary>The entry of a decision.</summary>
    public static PopulationUseEntry Of(PopulationUse use) =>
        new(use.Registry, use.Year, use.Version ?? PopulationVersion.DeliveredName(use.Registry, use.Year), use.DataState, use.At, use.By, use.Reason);
}
