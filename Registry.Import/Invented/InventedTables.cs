using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>Rates and population shares behind the invented province; see README.md beside the tables for their provenance.</summary>
internal static class InventedTables
{
    /// <summary>The year to which rates and shares belong.</summary>
    public const int BaseYear = 2021;

    /// <summary>Persons in 100 000 of both sexes: [sex index 0 male 1 female, age group].</summary>
    public static double[,] PopulationShares { get; } = LoadShares();

    /// <summary>Deaths from all causes per 100 000: [sex index, age group].</summary>
    public static double[,] AllCauseRates { get; } = LoadAllCauses();

    /// <summary>Incidence and mortality of every site group and sex.</summary>
    public static IReadOnlyList<SiteRates> Rates { get; } = LoadRates();

    /// <summary>Rows of an embedded table as columns by name. The tables of this folder have no quoted fields.</summary>
    public static List<Dictionary<string, string>> Read(string fileName)
    {
        using var stream = typeof(InventedTables).Assembly.GetManifestResourceStream($"invented/{fileName}")
            ?? throw new ArgumentException($"No embedded table {fileName}.", nameof(fileName));
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(',');
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { } line)
            rows.Add(header.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
        return rows;
    }

    /// <summary>A number of a table.</summary>
    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double[,] LoadShares()
    {
        var shares = new double[2, AgeScheme.Cn19.Count];
        foreach (var row in Read("population.csv"))
        {
            var age = (int)Number(row["age_group"]);
            (shares[0, age], shares[1, age]) = (Number(row["male"]), Number(row["female"]));
        }
        return shares;
    }

    private static double[,] LoadAllCauses()
    {
        var rates = new double[2, AgeScheme.Cn19.Count];
        foreach (var row in Read("population.csv"))
        {
            var age = (int)Number(row["age_group"]);
            (rates[0, age], rates[1, age]) = (Number(row["male_deaths"]), Number(row["female_deaths"]));
        }
        return rates;
    }

    private static List<SiteRates> LoadRates()
    {
        var sites = Read("sites.csv").ToDictionary(r => r["group"], StringComparer.Ordinal);
        return [.. Read("rates.csv").GroupBy(r => (Group: r["group"], Sex: r["sex"])).Select(g => new SiteRates(
            g.Key.Group,
            g.Key.Sex == "1" ? Sex.Male : Sex.Female,
            Curve(g, "incidence"),
            Curve(g, "mortality"),
            Number(sites[g.Key.Group]["trend_percent"]),
            Number(sites[g.Key.Group]["death_trend_percent"]),
            Number(sites[g.Key.Group]["urban_rural"]),
            Number(sites[g.Key.Group]["mv_percent"]) / 100,
            Number(sites[g.Key.Group]["dco_percent"]) / 100))];
    }

    private static double[] Curve(IEnumerable<Dictionary<string, string>> rows, string which) =>
        rows.FirstOrDefault(r => r["event"] == which) is { } row
            ? [.. Enumerable.Range(0, AgeScheme.Cn19.Count).Select(age => Number(row[$"a{age}"]))]
            : new double[AgeScheme.Cn19.Count];
}

/// <summary>How often one site group of the 26 occurs in one sex.</summary>
/// <param name="Group">Code of the cn26 scheme, or 900 for carcinoma in situ.</param>
/// <param name="Sex">Male or female.</param>
/// <param name="Incidence">New cases per 100 000 by age group in the base year.</param>
/// <param name="Mortality">Deaths per 100 000 by age group in the base year.</param>
/// <param name="TrendPercent">Yearly change of incidence.</param>
/// <param name="DeathTrendPercent">Yearly change of mortality.</param>
/// <param name="UrbanToRural">Urban incidence divided by rural.</param>
/// <param name="MicroscopicFraction">Share of cases with cytology or histology.</param>
/// <param name="DeathCertificateFraction">Share of cases known from the certificate only.</param>
internal sealed record SiteRates(
    string Group, Sex Sex, double[] Incidence, double[] Mortality, double TrendPercent, double DeathTrendPercent,
    double UrbanToRural, double MicroscopicFraction, double DeathCertificateFraction)
{
    /// <summary>Incidence per 100 000 of an age group in a year and kind of area; over all sites 8 % higher in urban areas.</summary>
    public double IncidencePer100k(int age, int year, AreaType area) =>
        Incidence[age] * Growth(TrendPercent, year) * Math.Pow(1.08 * UrbanToRural, area == AreaType.Urban ? 0.5 : -0.5);

    /// <summary>Mortality per 100 000; 6 % lower in urban areas.</summary>
    public double MortalityPer100k(int age, int year, AreaType area) =>
        Mortality[age] * Growth(DeathTrendPercent, year) * Math.Pow(0.94, area == AreaType.Urban ? 0.5 : -0.5);

    // A trend that slows down by half after the base year and before 2010, so that long series stay plausible.
    private static double Growth(double percent, int year)
    {
        var steps = year - InventedTables.BaseYear;
        var full = Math.Clamp(steps, -11, 0);
        return Math.Pow(1 + percent / 100, full) * Math.Pow(1 + percent / 200, steps - full);
    }
}
