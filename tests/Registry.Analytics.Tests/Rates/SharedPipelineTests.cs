using System.Text.Json;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>From single cases of three years to rates by site and sex, as Rcan makes them; population counts end in 75+.</summary>
public class SharedPipelineTests
{
    private const int OldestGroup = 15, UnknownAgeFrom = 151;

    private static IEnumerable<string> Cases() => SharedOracles.Cases("rates", "site_groups.csv");

    [TestCaseSource(nameof(Cases))]
    public void YearsAreCombinedByPersonYears_AndTheOpenGroupPoolsItsWeights(string name)
    {
        SharedOracles.MustExist(name);
        var (cases, groups) = (SharedOracles.Rows(name, "cases.csv"), Sites(name));
        var standard = StandardPopulation.Segi.On(AgeScheme.To85).OpenFrom(75);
        var compared = 0;
        foreach (var row in Expected(name, "asr"))
        {
            var label = row["LABEL"].GetString()!;
            var (known, unknown) = Counts(cases, row["sex"].GetInt32(), icd => groups.GetValueOrDefault(icd) == label);
            var years = PersonYears(name, row["sex"].GetInt32());
            Assert.That(known.Total + unknown, Is.EqualTo(row["cases"].GetDouble()), label);
            var asr = UnknownAge.Correct(AgeStandardisedRate.Direct(known, years, standard)!, unknown)!;
            Assert.That(asr.Per100k, Is.EqualTo(row["asr"].GetDouble()).Within(1e-9).Percent, label);
            compared++;
        }
        foreach (var row in Expected(name, "cumrisk"))
        {
            var label = row["LABEL"].GetString()!;
            var (known, _) = Counts(cases, row["sex"].GetInt32(), icd => groups.GetValueOrDefault(icd) == label);
            // Called as here, Rcan leaves unknown age out of the risk.
            var risk = CumulativeRisk.Of(known, PersonYears(name, row["sex"].GetInt32()), 74)!;
            Assert.That(risk.Percent, Is.EqualTo(row["cumrisk"].GetDouble()).Within(1e-9).Percent, label);
            compared++;
        }
        Assert.That(compared, Is.GreaterThan(80));
    }

    private static (AgeVector Known, double Unknown) Counts(IReadOnlyList<Dictionary<string, string>> cases, int sex, Func<string, bool> isMeant)
    {
        var (known, unknown) = (new double[AgeScheme.To85.Count], 0);
        foreach (var row in cases.Where(r => r["sex"] == (sex == 1 ? "1" : "2") && isMeant(r["site"][..3])))
            if (int.Parse(row["age"]) is var age && age >= UnknownAgeFrom) unknown++;
            else known[Math.Min(age / 5, OldestGroup)]++;
        return (new(AgeScheme.To85, known), unknown);
    }

    private static AgeVector PersonYears(string name, int sex)
    {
        var years = new double[AgeScheme.To85.Count];
        foreach (var row in SharedOracles.Rows(name, "population.csv").Where(r => int.Parse(r["sex"]) == sex))
            years[int.Parse(row["age_group"]) - 1] += ReferenceTable.Number(row["pop"]);
        return new(AgeScheme.To85, years);
    }

    // C09-10,C12-14 in a quoted cell: the shared reader would cut it at its comma.
    private static Dictionary<string, string> Sites(string name)
    {
        var sites = new Dictionary<string, string>();
        foreach (var line in File.ReadAllLines(SharedOracles.PathOf(name, "site_groups.csv")).Skip(1))
        {
            var cells = line.Trim('"').Split("\",\"");
            foreach (var range in cells[0].Split(','))
            {
                var ends = range.TrimStart('C').Split('-').Select(int.Parse).ToList();
                for (var code = ends[0]; code <= ends[^1]; code++) sites[$"C{code:D2}"] = cells[1];
            }
        }
        return sites;
    }

    private static IEnumerable<Dictionary<string, JsonElement>> Expected(string name, string table)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedOracles.PathOf(name, "expected.json")));
        var columns = document.RootElement.GetProperty("expected").GetProperty(table).Clone();
        return [.. Enumerable.Range(0, columns.GetProperty("sex").GetArrayLength())
            .Select(row => columns.EnumerateObject().ToDictionary(c => c.Name, c => c.Value[row]))];
    }
}
