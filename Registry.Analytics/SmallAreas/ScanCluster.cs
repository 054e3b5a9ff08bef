namespace Registry.Analytics.SmallAreas;

/// <summary>A window with more cases than chance gives.</summary>
/// <param name="Centre">Area around which the window lies.</param>
/// <param name="Radius">Distance from its centre to that of the farthest area inside, in the unit of the coordinates.</param>
/// <param name="Areas">The areas inside, in the order of the input.</param>
/// <param name="Observed">Cases inside.</param>
/// <param name="Expected">Cases expected inside, scaled to the cases of all areas.</param>
/// <param name="LogLikelihoodRatio">How much likelier the cases are with a risk of its own inside.</param>
/// <param name="PValue">Share of random maps, this one included, whose likeliest window is at least as likely.</param>
public sealed record ScanCluster(
    string Centre, double Radius, IReadOnlyList<string> Areas, double Observed, double Expected, double LogLikelihoodRatio, double PValue)
{
    /// <summary>Observed over expected inside.</summary>
    public double Ratio => Observed / Expected;
}
