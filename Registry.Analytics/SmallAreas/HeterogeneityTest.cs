namespace Registry.Analytics.SmallAreas;

/// <summary>Two tests of areas that all have one ratio.</summary>
/// <param name="ChiSquare">Sum of squared deviations over expected cases.</param>
/// <param name="DegreesOfFreedom">Areas less one.</param>
/// <param name="ChiSquareP">Upper p of it.</param>
/// <param name="SmallestExpected">Smallest expected number; below 5 or so the p of chi-square is rough.</param>
/// <param name="PotthoffWhittinghill">Their statistic of pairs of cases in one area.</param>
/// <param name="PotthoffWhittinghillP">Upper p by the normal distribution.</param>
public sealed record HeterogeneityTest(
    double ChiSquare, int DegreesOfFreedom, double ChiSquareP, double SmallestExpected, double PotthoffWhittinghill, double PotthoffWhittinghillP);
