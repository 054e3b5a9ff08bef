using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Many series, each with the joinpoints it has, and how surely their mean changes differ from none when all are looked at together.</summary>
public static class TrendTable
{
    /// <summary>A row for each series; a series that allows no trend keeps its row and says why.</summary>
    /// <param name="series">The series with their names; the adjusted p count all of them as one family.</param>
    /// <param name="fit">The model of a series; it refuses with <see cref="StatisticRefusedException"/>.</param>
    /// <param name="window">First and last year of the mean change; null for all years of each series.</param>
    public static IReadOnlyList<TrendTableRow> Of(
        IReadOnlyList<(string Name, IReadOnlyList<TrendPoint> Points)> series, Func<IReadOnlyList<TrendPoint>, JoinpointModel> fit,
        (double From, double To)? window = null)
    {
        TrendTableRow[] rows = [.. series.Select(one => Row(one.Name, one.Points, fit, window))];
        int[] tested = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i].Average?.PValue is not null)];
        double[] pValues = [.. tested.Select(i => rows[i].Average!.PValue!.Value)];
        var (discovery, familywise) = (FalseDiscovery.Adjust(pValues), FamilywiseError.Adjust(pValues));
        for (var i = 0; i < tested.Length; i++)
            rows[tested[i]] = rows[tested[i]] with { FalseDiscoveryRate = discovery[i], FamilywisePValue = familywise[i] };
        return rows;
    }

    private static TrendTableRow Row(
        string name, IReadOnlyList<TrendPoint> points, Func<IReadOnlyList<TrendPoint>, JoinpointModel> fit, (double From, double To)? window)
    {
        try
        {
            var model = fit(points);
            return new(name, model, window is { } years ? model.Average(years.From, years.To) : model.Average());
        }
        catch (StatisticRefusedException refused)
        {
            return new(name, null, null) { Refusal = refused.Reason };
        }
    }
}
