using System.Globalization;
using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Invented;
using Registry.Import.Linking;

namespace Registry.Bench;

/// <summary>Measures how well deaths are matched to cases: an invented province whose truth is known, half of the identity numbers left out,
/// and in each other item of a death an error at a given rate.</summary>
internal static class DeathMatchBench
{
    private const string CaseHeader = "登记编号,身份证号码,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10,户口行政区划代码,报告日期";
    private const string DeathHeader = "死亡卡编号,姓名,性别,身份证号码,出生日期,死亡日期,户籍区划代码,根本死因";
    private const int FromYear = 2018, ToYear = 2021;

    /// <summary>Who is who: the human being of a case or of a death, by registry and number.</summary>
    private sealed record Truth(Dictionary<(string, string), string> OfCase, Dictionary<(string, string), string> OfDeath);

    /// <summary>Matches at error rates of 1, 2 and 5 %.</summary>
    /// <param name="arguments">Seed, population of each of the four registries.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var seed = arguments.Length > 0 ? long.Parse(arguments[0], CultureInfo.InvariantCulture) : 7_001;
        var population = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 300_000;
        foreach (var rate in new[] { 0.01, 0.02, 0.05 }) await MatchAsync(seed, population, rate);
        return 0;
    }

    private static async Task MatchAsync(long seed, int population, double rate)
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            using var database = RegistryDatabase.Open(Path.Combine(folder, "registry.db"));
            var import = new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System);
            var truth = new Truth([], []);
            foreach (var file in Write(folder, seed, population, rate, truth))
                await import.CommitAsync((await import.CheckAsync(file, new(), progress: null, default)).Batch.Id, default);
            var outcome = await new DeathClearance(database).RunAsync(new(null, FromYear, ToYear), "bench", default);
            var stored = new RecordStore(database).CurrentDeaths().Select(death => (death.Record.Registry, death.Record.DeathNumber)).ToHashSet();
            var matches = await new DeathClearanceStore(database).MatchesAsync(null, FromYear, ToYear, openOnly: false, default);
            Print(rate, outcome, truth, stored, matches, PersonsOf(database, truth));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<long, string> PersonsOf(RegistryDatabase database, Truth truth) =>
        new RecordStore(database).CurrentCases().GroupBy(one => one.PersonId)
            .ToDictionary(person => person.Key, person => truth.OfCase[(person.First().Record.Registry, person.First().Record.CaseNumber)]);

    private static void Print(
        double rate, ClearanceOutcome outcome, Truth truth, HashSet<(string, string)> stored, IReadOnlyList<DeathMatch> matches,
        Dictionary<long, string> persons)
    {
        bool IsRight(DeathMatch match) =>
            truth.OfDeath.TryGetValue((match.Found.Registry, match.Found.DeathNumber), out var human) && persons.GetValueOrDefault(match.Found.PersonId) == human;
        var known = persons.Values.ToHashSet();
        var deaths = truth.OfDeath.Count(death => stored.Contains(death.Key) && known.Contains(death.Value));
        var automatic = matches.Where(match => match.Found.Band == PairBand.Automatic).ToList();
        var (right, all) = (automatic.Count(IsRight), automatic.Count);
        var found = matches.Where(IsRight).Select(match => (match.Found.Registry, match.Found.DeathNumber)).Distinct().Count();
        var shown = matches.Count - all;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rate:P0}: {stored.Count:N0} deaths stored, {deaths:N0} of registered persons; automatic precision {(double)right / all:F4} recall {(double)right / deaths:F4}; with review recall {(double)found / deaths:F4}; to review {shown:N0} pairs, {(double)(matches.Count(IsRight) - right) / shown:F3} of them right; weights {outcome.Weights}"));
    }

    private static List<string> Write(string folder, long seed, int population, double rate, Truth truth)
    {
        var (files, errors, chance) = (new List<string>(), new RecordErrors(new InventedNames()), new Chance(seed));
        var options = new GeneratorOptions { OutputFolder = folder, Seed = seed, FromYear = FromYear, ToYear = ToYear, Population = population };
        foreach (var area in Area.All.Where(area => area.Code is "330106" or "330205" or "330482" or "330624"))
        {
            var (cases, deaths, _) = new InventedRegistry(area, population, options).Rows();
            var (caseText, deathText) = (new StringBuilder(CaseHeader).Append('\n'), new StringBuilder(DeathHeader).Append('\n'));
            foreach (var row in cases)
            {
                truth.OfCase[(area.Code, row[Item.CaseNumber]!)] = HumanOf(row);
                caseText.AppendJoin(',', row[Item.CaseNumber], chance.Happens(0.5) ? "" : row[Item.IdNumber], row[Item.Name], row[Item.Sex], row[Item.BirthDate],
                    row[Item.IncidenceDate], row[Item.Topography], row[Item.Morphology], row[Item.Behaviour], row[Item.Grade], row[Item.Basis],
                    row[Item.Icd10], area.Code, row[Item.ReportDate] ?? row[Item.IncidenceDate]).Append('\n');
            }
            foreach (var row in deaths)
            {
                if (truth.OfCase.ContainsKey((area.Code, row[Item.CaseNumber]!))) truth.OfDeath[(area.Code, row[Item.CaseNumber]!)] = HumanOf(row);
                WriteDeath(deathText, row, area, errors, rate, chance);
            }
            files.Add(Path.Combine(folder, $"{area.Code}_FB.csv"));
            File.WriteAllText(files[^1], caseText.ToString(), Encoding.UTF8);
            files.Add(Path.Combine(folder, $"{area.Code}_SW.csv"));
            File.WriteAllText(files[^1], deathText.ToString(), Encoding.UTF8);
        }
        return files;
    }

    private static void WriteDeath(StringBuilder to, InventedRow row, Area area, RecordErrors errors, double rate, Chance chance)
    {
        var (name, sex, birth) = (row[Item.Name]!, row[Item.Sex]!, row[Item.BirthDate]!);
        if (DateOnly.TryParseExact(birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            var wrong = errors.Of(new(name[..1], name[1..], date, sex == "1" ? Sex.Male : Sex.Female, 0, 0), rate, chance);
            (name, sex, birth) = (wrong.Name, wrong.Sex == Sex.Male ? "1" : "2", wrong.Birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        }
        // A mistyped number fails its check and is struck out.
        var number = chance.Happens(0.5) || chance.Happens(rate) ? "" : row[Item.IdNumber];
        to.AppendJoin(',', row[Item.CaseNumber], name, sex, number, birth, row[Item.DeathDate], area.Code, row[Item.UnderlyingCause]).Append('\n');
    }

    private static string HumanOf(InventedRow row) => $"{row[Item.Name]} {row[Item.Sex]} {row[Item.BirthDate]} {row[Item.IdNumber]}";
}
