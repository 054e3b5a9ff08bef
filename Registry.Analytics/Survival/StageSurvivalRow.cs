namespace Registry.Analytics.Survival;

/// <summary>A clinical stage among the cases of a site, and the survival of its patients.</summary>
/// <param name="Stage">1 (stage 0) to 5 (stage IV), 6 cannot be determined; null where nothing is said.</param>
/// <param name="Cases">Cases of the stage.</param>
/// <param name="OfAll">Cases of the site.</param>
/// <param name="Share">Share of the stage with Wilson limits; null without cases.</param>
/// <param name="Observed">Observed survival; null where nobody is followed so long.</param>
/// <param name="Net">Net survival; null without a life table.</param>
public sealed record StageSurvivalRow(int? Stage, int Cases, int OfAll, PercentEstimate? Share, SurvivalPoint? Observed, SurvivalPoint? Net);
