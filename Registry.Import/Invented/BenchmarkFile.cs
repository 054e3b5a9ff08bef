using System.Globalization;
using System.Text;
using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>One large case file, written row by row without keeping any.</summary>
internal static class BenchmarkFile
{
    private const string RegistryCode = "330106";
    private const int FromYear = 2012;
    private const int ToYear = 2023;
    private static readonly DateOnly Close = new(2024, 6, 30);

    public static void Write(string path, int rows, long seed, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, 9_000_000);
        var (chance, area, cells) = (new Chance(seed), Area.Find(RegistryCode)!, Cells());
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        var columns = FileShapes.Benchmark.Cases;
        writer.WriteLine(string.Join(',', columns.Select(c => c.Header)));
        for (var i = 0; i < rows; i++)
        {
            stop.ThrowIfCancellationRequested();
            var row = Case(i, rows, cells, chance).ToRow(area, Close, chance);
            for (var column = 0; column < columns.Count; column++)
            {
                if (column > 0) writer.Write(',');
                writer.Write(FileShapes.Benchmark.Cell(row, columns[column]).Text);
            }
            writer.Write('\n');
        }
    }

    private static WeightedChoice<(SiteRates Rates, int AgeGroup)> Cells() => new(
        from rates in InventedTables.Rates
        from age in Enumerable.Range(0, AgeScheme.Cn19.Count)
        where rates.Incidence[age] > 0
        select ((rates, age), rates.Incidence[age] * InventedTables.PopulationShares[rates.Sex == Sex.Male ? 0 : 1, age]));

    private static InventedCase Case(int index, int rows, WeightedChoice<(SiteRates, int)> cells, Chance chance)
    {
        var days = new DateOnly(ToYear, 12, 31).DayNumber - new DateOnly(FromYear, 1, 1).DayNumber + 1;
        var day = new DateOnly(FromYear, 1, 1).AddDays((int)((long)index * days / rows));
        InventedCase? one = null;
        while (one is null)
        {
            var (rates, ageGroup) = cells.Draw(chance);
            one = InventedCase.Draw(rates, day, ageGroup, chance);
        }
        one.Number = string.Create(CultureInfo.InvariantCulture, $"{day.Year % 100:D2}{RegistryCode}{index + 1:D7}");
        if (chance.Happens(0.35) && day.AddDays(1 + chance.Below(1500)) is var death && death <= Close)
            (one.Person.DeathDate, one.Person.DiedOfCancer) = (death, chance.Happens(0.85));
        return one;
    }
}
