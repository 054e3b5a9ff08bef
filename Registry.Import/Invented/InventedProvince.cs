using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>A province that does not exist, in files exactly as registrars send them.</summary>
/// <remarks>Counts follow published rates and shares (README.md beside this file); persons, hospitals and addresses are invented.</remarks>
public static class InventedProvince
{
    /// <summary>The list of planted errors beside the files.</summary>
    public const string PlantedErrorsFileName = "planted_errors.csv";

    /// <summary>Writes the files of all registries and the list of planted errors.</summary>
    /// <param name="options">What the province shall be like.</param>
    /// <param name="progress">Told after every registry.</param>
    /// <param name="stop">Stops between two registries; files already written stay.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static GeneratedFiles Write(
        GeneratorOptions options, IProgress<GeneratorProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.MustBePossible();
        Directory.CreateDirectory(options.OutputFolder);
        var writer = new RegistryFiles(options.OutputFolder);
        var planter = new ErrorPlanter(options);
        var places = Places(options);
        for (var i = 0; i < places.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            var (area, size) = places[i];
            var delivery = RegistryFiles.DeliveryOf(i);
            var (cases, deaths, population) = new InventedRegistry(area, size, options).Rows();
            planter.Plant(cases, Core.Records.PartKind.Incidence, delivery.Shape);
            planter.Plant(deaths, Core.Records.PartKind.Death, delivery.Shape);
            writer.Write(area, delivery, cases, deaths, population);
            if (options.FollowUp) WriteFollowUp(writer, planter, area, delivery, cases, options);
            progress?.Report(new(area.Code, i + 1, places.Count));
        }
        return writer.Finish();
    }

    // Drawn with numbers of its own, so that the other files are the same with and without it.
    private static void WriteFollowUp(
        RegistryFiles writer, ErrorPlanter planter, Area area, Delivery delivery, List<InventedRow> cases, GeneratorOptions options)
    {
        var chance = new Chance(unchecked((options.Seed + 1) * 1_000_033 + int.Parse(area.Code, System.Globalization.CultureInfo.InvariantCulture)));
        var rows = new InventedFollowUp(options, chance).Rows(cases);
        planter.Plant(rows, Core.Records.PartKind.FollowUp, delivery.Shape);
        writer.WriteFollowUp(area, delivery, rows);
    }

    /// <summary>Writes one case file of 25 columns for measurements: UTF-8 CSV, incidence 2012 to 2023, no planted errors.</summary>
    /// <param name="path">File to write; an existing one is replaced.</param>
    /// <param name="rows">Case rows, 1 to 9 million.</param>
    /// <param name="seed">The same seed gives the same bytes.</param>
    /// <param name="stop">Stops between two rows; what was written stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is outside its range.</exception>
    public static void WriteBenchmark(string path, int rows, long seed, CancellationToken stop = default) =>
        BenchmarkFile.Write(path, rows, seed, stop);

    /// <summary>Districts and counties of Zhejiang, urban and rural in turn, with their population, by code.</summary>
    private static List<(Area Area, double Size)> Places(GeneratorOptions options)
    {
        var chance = new Chance(options.Seed);
        var pool = Area.All.Where(a => a.Code.StartsWith("33", StringComparison.Ordinal) && a.Code[4..] != "00")
            .OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
        var (urban, rural) = (Shuffled(pool, AreaType.Urban, chance), Shuffled(pool, AreaType.Rural, chance));
        var chosen = new List<Area>();
        while (chosen.Count < options.Registries)
        {
            if (urban.TryDequeue(out var one)) chosen.Add(one);
            if (chosen.Count < options.Registries && rural.TryDequeue(out var other)) chosen.Add(other);
        }
        var sizes = chosen.Select(_ => 0.5 + 1.1 * chance.Fraction()).ToList();
        var mean = sizes.Average();
        return [.. chosen.Zip(sizes, (area, size) => (area, options.Population * size / mean))
            .OrderBy(p => p.area.Code, StringComparer.Ordinal)];
    }

    private static Queue<Area> Shuffled(List<Area> pool, AreaType type, Chance chance) =>
        new(pool.Where(a => Area.TypeOf(a.Code) == type).Select(a => (Area: a, Order: chance.Fraction()))
            .OrderBy(a => a.Order).Select(a => a.Area));
}
