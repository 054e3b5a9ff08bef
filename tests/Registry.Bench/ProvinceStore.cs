using System.Diagnostics;
using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Invented;

namespace Registry.Bench;

/// <summary>A store as a province has it after twenty years: 90 registries, a batch for each registry and year, with the sites, ages and
/// codes of the invented province.</summary>
internal static class ProvinceStore
{
    private const int Registries = 90, FirstYear = 2005, Years = 20;
    private const long Seed = 20261130;

    /// <summary>Fills a new store.</summary>
    /// <param name="path">Database that does not exist yet.</param>
    /// <param name="cases">Cases in all.</param>
    /// <param name="closing">Day to which every case is followed, on its card; null for cards without follow-up.</param>
    /// <returns>Seconds of staging rows, of completing the batches (their cells are written and synced then), of committing.</returns>
    public static (double Staging, double Completing, double Committing) Fill(string path, int cases, DateOnly? closing = null)
    {
        var (chance, choice) = (new Chance(Seed), Cells());
        using var database = RegistryDatabase.Open(path);
        double staging = 0, completing = 0, committing = 0;
        for (var year = FirstYear; year < FirstYear + Years; year++)
            foreach (var area in Areas())
            {
                var (_, staged, completed, committed) = Deliver(database, area, year, cases / (Registries * Years), choice, chance, closing);
                (staging, completing, committing) = (staging + staged, completing + completed, committing + committed);
            }
        return (staging, completing, committing);
    }

    /// <summary>One more year of the first registry.</summary>
    /// <returns>The batch, and seconds as of <see cref="Fill"/>.</returns>
    public static (long Batch, double Staging, double Completing, double Committing) AddYear(RegistryDatabase database, int cases) =>
        Deliver(database, Areas()[0], FirstYear + Years, cases, Cells(), new Chance(Seed + 1));

    private static List<Area> Areas() =>
        [.. Area.All.Where(area => area.Code.StartsWith("33", StringComparison.Ordinal) && !area.Code.EndsWith("00", StringComparison.Ordinal))
            .OrderBy(area => area.Code, StringComparer.Ordinal).Take(Registries)];

    private static (long Batch, double Staging, double Completing, double Committing) Deliver(
        RegistryDatabase database, Area area, int year, int cases, WeightedChoice<(SiteRates Rates, int AgeGroup)> choice, Chance chance, DateOnly? closing = null)
    {
        var batches = new BatchStore(database);
        double staging, completing;
        var rows = Enumerable.Range(0, cases).Select(n => Case(area, year, n, choice, chance)).Select(row => closing is { } day ? Followed(row, day, chance) : row).ToList();
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{area.Code} {year}"));
        var batch = batches.CreateAsync($"{area.Code}_{year}.csv", file, area.Code, atomic: false, default).GetAwaiter().GetResult();
        using (var writer = batches.BeginStaging(batch.Id))
        {
            staging = Seconds(() => rows.ForEach(row => writer.Add(row, openQuery: false)));
            AddPopulation(writer, area, year, chance);
            completing = Seconds(() => writer.Complete(new(writer.Inserted, writer.Inserted, 0, 0, 0, 0), queried: 0));
        }
        return (batch.Id, staging, completing, Seconds(() => Commit(batches, batch.Id)));
    }

    private static WeightedChoice<(SiteRates Rates, int AgeGroup)> Cells() => new(
        from rates in InventedTables.Rates
        from age in Enumerable.Range(0, AgeScheme.Cn19.Count)
        where rates.Incidence[age] > 0
        select ((rates, age), rates.Incidence[age] * InventedTables.PopulationShares[rates.Sex == Sex.Male ? 0 : 1, age]));

    private static CaseRecord Case(Area area, int year, int number, WeightedChoice<(SiteRates Rates, int AgeGroup)> choice, Chance chance)
    {
        InventedCase? one = null;
        while (one is null)
        {
            var (rates, age) = choice.Draw(chance);
            one = InventedCase.Draw(rates, new DateOnly(year, 1, 1).AddDays(chance.Below(365)), age, chance);
        }
        var (birth, day) = (one.Person.BirthDate, one.IncidenceDate);
        return new()
        {
            Row = number + 2,
            Registry = area.Code,
            CaseNumber = string.Create(CultureInfo.InvariantCulture, $"{year}{area.Code}{number:D6}"),
            Name = one.Person.Name,
            Sex = one.Person.Sex,
            BirthDate = new(birth.Year, birth.Month, birth.Day),
            IncidenceDate = new(day.Year, day.Month, day.Day),
            Topography = one.Tumour.Site,
            Morphology = one.Tumour.Morphology,
            Grade = one.Tumour.Grade,
            Basis = one.Basis,
            Icd10 = one.Tumour.Icd10,
            HouseholdAreaCode = area.Code,
            ReportDate = new(year, 12, 28),
        };
    }

    // Half of the patients die of their cancer, most of them soon, the others as the population does; one in twenty is lost on the way.
    private static CaseRecord Followed(CaseRecord row, DateOnly closing, Chance chance)
    {
        var (from, birth) = (row.IncidenceDate.Earliest, row.BirthDate!.Value.Earliest);
        var (cancer, population) = (chance.Happens(0.5) ? 0.6 / 365 : 1e-6, 2e-7 * Math.Exp(0.085 * (from.DayNumber - birth.DayNumber) / 365.25));
        var (death, last) = (1 + (int)Math.Min(-Math.Log(1 - chance.Fraction()) / (cancer + population), 40_000), closing.DayNumber - from.DayNumber);
        if (chance.Happens(0.05)) last = 1 + chance.Below(Math.Max(last, 1));
        var day = from.AddDays(Math.Max(Math.Min(death, last), 0));
        PartialDate contact = new(day.Year, day.Month, day.Day);
        return death <= last ? row with { VitalStatus = 2, DeathDate = contact, LastContactDate = contact } : row with { VitalStatus = 1, LastContactDate = contact };
    }

    private static void AddPopulation(StagingWriter writer, Area area, int year, Chance chance)
    {
        var row = 2;
        foreach (var sex in (Sex[])[Sex.Male, Sex.Female])
            for (var age = 0; age < AgeScheme.Cn19.Count; age++)
                writer.Add(new PopulationCount
                {
                    Row = row++,
                    Registry = area.Code,
                    Year = year,
                    Sex = sex,
                    AgeGroup = age,
                    Persons = Math.Round(InventedTables.PopulationShares[sex == Sex.Male ? 0 : 1, age] * 14 * (0.9 + (0.2 * chance.Fraction()))),
                });
    }

    private static void Commit(BatchStore batches, long id)
    {
        if (batches.CommitAsync(id, default).GetAwaiter().GetResult().Refusal is { } refusal) throw new InvalidOperationException(refusal.En);
    }

    private static double Seconds(Action work)
    {
        var from = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
