using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Report.Figures;

namespace Registry.Report.Statistics;

/// <summary>Makes of a survival curve what a figure draws: week by week, which the eye cannot tell from day by day.</summary>
internal static class SurvivalDrawing
{
    private const int Weeks = 52;

    /// <summary>The curve up to some years; null when nobody is followed for a week.</summary>
    public static DrawnSurvival? Of(SurvivalCurve? curve, int years, LimitScale scale, double confidence)
    {
        if (curve is null) return null;
        var points = Enumerable.Range(1, years * Weeks).Select(week => curve.At(week * MortalityTable.DaysPerYear / Weeks, scale, confidence)).TakeWhile(point => point is not null).ToList();
        if (points.Count == 0) return null;
        return new([0, .. points.Select(p => p!.Days)], [100, .. points.Select(p => Percent(p!.Survival))],
            [100, .. points.Select(p => Percent(p!.Lower ?? p.Survival))], [100, .. points.Select(p => Percent(p!.Upper ?? p.Survival))]);
    }

    // The axis ends at 104: what a net survival rises above 100 % is cut.
    private static double Percent(double fraction) => Math.Clamp(fraction * 100, 0, 104);
}
