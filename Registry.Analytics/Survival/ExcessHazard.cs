using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Regression of the excess hazard, constant within intervals of follow-up, on covariates with proportional effects.</summary>
/// <remarks>Estève J, Benhamou E, Croasdale M, Raymond L. Stat Med 1990;9:529. Dickman PW, Sloggett A, Hills M, Hakulinen T. Stat Med 2004;23:51.</remarks>
public static class ExcessHazard
{
    /// <summary>Fits the model to deaths grouped by covariates and interval: deaths ~ Poisson(expected + years·exp(η)).</summary>
    /// <param name="patients">The patients, all from diagnosis on.</param>
    /// <param name="table">Mortality of the population.</param>
    /// <param name="names">Names of the covariates.</param>
    /// <param name="covariates">Their values for a patient.</param>
    /// <param name="years">Intervals of one year, from diagnosis.</param>
    /// <param name="expected">How the expected deaths are worked out.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Nobody is at risk, an interval has no deaths, or covariates depend on each other.</exception>
    public static IReadOnlyList<ExcessHazardEffect> Fit(
        IReadOnlyList<Patient> patients, MortalityTable table, IReadOnlyList<string> names, Func<Patient, double[]> covariates, int years,
        ExpectedDeaths expected, double confidence)
    {
        ObservedSurvival.MustHaveSomebody(patients);
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var patient in patients) AddPatient(patient, table, covariates(patient), years, expected, cells);
        MustBeEstimable(cells.Values, years);
        var (rows, terms) = (cells.Values.Where(cell => cell.Years > 0).ToList(), names.Count + years);
        double[][] design = [.. rows.Select(cell => cell.Row(terms, names.Count))];
        var fit = ExcessPoisson.Fit(design, [.. rows.Select(c => c.Deaths)], [.. rows.Select(c => c.Expected)], [.. rows.Select(c => c.Years)])
            ?? throw new ArgumentException("The model cannot be fitted: covariates depend on each other, or an effect is infinite.", nameof(patients));
        var z = StudentT.Quantile(confidence, double.PositiveInfinity);
        return [.. fit.Coefficients.Select((value, i) => Effect(i < names.Count ? names[i] : Interval(i - names.Count), value, Math.Sqrt(fit.Covariance[i][i]), z))];
    }

    private static string Interval(int year) => string.Create(CultureInfo.InvariantCulture, $"years {year}-{year + 1}");

    private static ExcessHazardEffect Effect(string term, double value, double error, double z) =>
        new(term, value, error, Math.Exp(value), Math.Exp(value - z * error), Math.Exp(value + z * error), StudentT.TwoSided(value / error, double.PositiveInfinity));

    private static void AddPatient(
        Patient patient, MortalityTable table, double[] covariates, int years, ExpectedDeaths expected, Dictionary<string, Cell> cells)
    {
        if (patient.EntryDay > 0) throw new ArgumentException($"{patient.Place}: the model follows patients from diagnosis; leave the window out.", nameof(patient));
        var grid = TimeGrid.Of([.. Enumerable.Range(1, years).Select(year => year * MortalityTable.DaysPerYear), patient.ExitDay]);
        var hazards = Cumulative(patient, table, grid);
        for (var year = 0; year < years && patient.ExitDay >= year * MortalityTable.DaysPerYear && (year == 0 || patient.ExitDay > 0); year++)
        {
            var (from, to) = (year * MortalityTable.DaysPerYear, (year + 1) * MortalityTable.DaysPerYear);
            var lived = (Math.Min(patient.ExitDay, to) - from) / MortalityTable.DaysPerYear;
            var key = string.Create(CultureInfo.InvariantCulture, $"{year};{string.Join(';', covariates.Select(c => c.ToString("R", CultureInfo.InvariantCulture)))}");
            if (!cells.TryGetValue(key, out var cell)) cells[key] = cell = new(covariates, year);
            cell.Years += lived;
            cell.Deaths += patient.IsDead && patient.ExitDay < to ? 1 : 0;
            cell.Expected += expected == ExpectedDeaths.WholeInterval
                ? (hazards(to) - hazards(from)) * lived : hazards(Math.Min(patient.ExitDay, to)) - hazards(from);
        }
    }

    private static Func<double, double> Cumulative(Patient patient, MortalityTable table, TimeGrid grid)
    {
        var sums = new double[grid.Edges.Length];
        var path = new HazardPath(patient, table, grid, grid.Pieces, HazardRule.Mean);
        while (path.Next())
            for (var piece = path.From; piece < path.To; piece++) sums[piece + 1] = sums[piece] + path.Hazard * grid.Length(piece);
        return time => sums[grid.EdgeOf(time)];
    }

    private static void MustBeEstimable(IEnumerable<Cell> cells, int years)
    {
        for (var year = 0; year < years; year++)
            if (cells.Where(cell => cell.Year == year).Sum(cell => cell.Deaths) == 0)
                throw new ArgumentException($"Nobody dies in {Interval(year)}: ask for fewer years of follow-up.", nameof(years));
    }

    private sealed class Cell(double[] covariates, int year)
    {
        public int Year => year;

        public double Deaths { get; set; }

        public double Expected { get; set; }

        public double Years { get; set; }

        public double[] Row(int terms, int first)
        {
            var row = new double[terms];
            covariates.CopyTo(row, 0);
            row[first + year] = 1;
            return row;
        }
    }
}
