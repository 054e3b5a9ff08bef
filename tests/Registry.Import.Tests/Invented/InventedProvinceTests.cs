using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Invented;

namespace Registry.Import.Tests.Invented;

/// <summary>The invented province: same seed same files, published orders of magnitude, nobody real.</summary>
public class InventedProvinceTests
{
    private static readonly GeneratorOptions Options = new()
    {
        OutputFolder = "", Registries = 6, FromYear = 2019, ToYear = 2021, Population = 200_000, Seed = 7,
    };

    private string _folder = "";
    private GeneratedFiles _written = null!;
    private List<Sent> _sent = null!;

    [OneTimeSetUp]
    public void WriteOnce()
    {
        _folder = Path.Combine(Path.GetTempPath(), "invented-" + Guid.NewGuid().ToString("N"));
        _written = InventedProvince.Write(Options with { OutputFolder = _folder });
        _sent = [.. _written.Files.SelectMany(Sent.Read)];
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void SameSeed_GivesTheSameBytes()
    {
        var again = Path.Combine(_folder, "again");
        var second = InventedProvince.Write(Options with { OutputFolder = again });
        Assert.That(second.Files.Select(Path.GetFileName), Is.EqualTo(_written.Files.Select(Path.GetFileName)));
        foreach (var file in _written.Files.Append(_written.PlantedErrorsFile))
            Assert.That(File.ReadAllBytes(Path.Combine(again, Path.GetFileName(file))), Is.EqualTo(File.ReadAllBytes(file)), file);
    }

    [Test]
    public void AnotherSeed_GivesOtherFiles()
    {
        var other = InventedProvince.Write(Options with { OutputFolder = Path.Combine(_folder, "other"), Seed = 8 });
        Assert.That(other.Files.Select(Path.GetFileName), Is.Not.EqualTo(_written.Files.Select(Path.GetFileName)));
    }

    [Test]
    public void FilesAreNamedByDivisionsOfZhejiang_UrbanAndRural()
    {
        var codes = _written.Files.Select(f => Path.GetFileName(f)[..6]).Distinct().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(codes, Has.Count.EqualTo(6));
            Assert.That(codes, Has.All.Matches<string>(c => Area.Find(c) is not null && c.StartsWith("33", StringComparison.Ordinal)));
            Assert.That(codes.Select(Area.TypeOf).Distinct(), Is.EquivalentTo((AreaType[])[AreaType.Urban, AreaType.Rural]));
        });
    }

    [Test]
    public void EveryRegistrySendsTheThreeParts()
    {
        foreach (var registry in _sent.GroupBy(s => s.Registry))
            Assert.That(registry.Select(s => s.Part), Is.EquivalentTo((PartKind[])[PartKind.Incidence, PartKind.Death, PartKind.Population]), registry.Key);
    }

    [Test]
    public void PopulationIsComplete_AndHasTheMeanThatWasAsked()
    {
        var cells = _sent.Where(s => s.Part == PartKind.Population).SelectMany(s => s.Rows).ToList();
        Assert.That(cells, Has.Count.EqualTo(6 * 3 * 2 * 19).And.Count.EqualTo(_written.PopulationRows));
        var mean2021 = cells.Where(c => c["year", "年份"] == "2021").Sum(c => int.Parse(c["popu", "人口数"]!)) / 6.0;
        Assert.That(mean2021, Is.EqualTo(200_000).Within(2).Percent);
    }

    [Test]
    public void RatesAndQualityLieWherePublishedFiguresLie()
    {
        var cases = _sent.Where(s => s.Part == PartKind.Incidence).SelectMany(s => s.Rows).ToList();
        var deaths = _sent.Where(s => s.Part == PartKind.Death).SelectMany(s => s.Rows).Count(r => IsCancer(r["icd10", "根本死因"]));
        var persons = _sent.Where(s => s.Part == PartKind.Population).SelectMany(s => s.Rows).Sum(r => int.Parse(r["popu", "人口数"]!));
        var invasive = cases.Count(c => IsCancer(c["icd10", "ICD10", "I10"]));
        double Percent(params string[] bases) => 100.0 * cases.Count(c => bases.Contains(c["basi", "诊断依据", "Bas"])) / cases.Count;
        Assert.Multiple(() =>
        {
            // Zhejiang 2021: 530.93 and 184.24 per 100 000 (Du LB et al., 预防医学 2025;37(10):973), fewer in the two years before.
            Assert.That(invasive * 1e5 / persons, Is.InRange(440, 560), "crude incidence");
            Assert.That(deaths * 1e5 / persons, Is.InRange(165, 205), "crude mortality");
            Assert.That((double)deaths / invasive, Is.InRange(0.32, 0.45), "M:I");
            Assert.That(Percent("5", "6", "7"), Is.InRange(66, 80), "MV%");
            Assert.That(Percent("0"), Is.InRange(0.4, 2.5), "DCO%");
        });
    }

    [Test]
    public void NoIdentityNumberCanBelongToAnybody()
    {
        var damaged = _written.PlantedErrors.Where(e => e.Item == Item.IdNumber).Select(e => (e.File, e.Row)).ToHashSet();
        Assert.That(Area.Find(InventedPerson.Division), Is.Null, "the division was never issued");
        var numbers = 0;
        foreach (var part in _sent)
            for (var i = 0; i < part.Rows.Count; i++)
            {
                if (part.Rows[i]["id", "身份证件号码"] is not { Length: > 0 } number || damaged.Contains((part.File, i + 2))) continue;
                numbers++;
                Assert.That(number, Does.StartWith("339999"));
                Assert.That(ResidentId.TryParse(number, new(2100, 1, 1), out _), Is.Not.Null, "check character and birth date");
            }
        Assert.That(numbers, Is.GreaterThan(1000));
    }

    [Test]
    public void PlantedErrorsAreListed_AtTheChosenRate()
    {
        var lines = File.ReadAllLines(_written.PlantedErrorsFile);
        Assert.That(lines, Has.Length.EqualTo(_written.PlantedErrors.Count + 1));
        Assert.That(_written.PlantedErrors.Count, Is.EqualTo(0.01 * (_written.Cases + _written.Deaths)).Within(20).Percent);
    }

    [Test]
    public void EveryKindOfErrorIsPlanted()
    {
        var many = InventedProvince.Write(Options with { OutputFolder = Path.Combine(_folder, "many"), ErrorRate = 0.2, ToYear = 2019, FollowUp = true });
        var planted = many.PlantedErrors.Select(e => (e.CheckId, e.Part, e.Item)).ToHashSet();
        Assert.That(planted, Is.EquivalentTo(ErrorKinds.All.Select(k => (k.CheckId, k.Part, k.Item)).Distinct()));
    }

    [Test]
    public void PlantedErrorStandsInItsRow()
    {
        foreach (var error in _written.PlantedErrors.Where(e => e.CheckId is "O-TOPO-1"))
        {
            var part = _sent.Single(s => s.File == error.File && s.Part == error.Part);
            Assert.That(part.Rows[error.Row - 2]["topo", "解剖学部位", "Top"], Is.AnyOf("C99.9", "999"));
        }
    }

    [Test]
    public void NoErrorRate_PlantsNothing() =>
        Assert.That(InventedProvince.Write(Options with { OutputFolder = Path.Combine(_folder, "clean"), ErrorRate = 0, ToYear = 2019 })
            .PlantedErrors, Is.Empty);

    [TestCase(0)]
    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public void AnySeedIsGoodEnough(long seed) =>
        Assert.That(InventedProvince.Write(new() { OutputFolder = Path.Combine(_folder, "seed"), Registries = 2, Population = 2000, Seed = seed }).Cases,
            Is.GreaterThan(0));

    [TestCase(0, 2019, 2021, 1000)]
    [TestCase(91, 2019, 2021, 1000)]
    [TestCase(1, 2022, 2021, 1000)]
    [TestCase(1, 2019, 2021, 10)]
    public void ImpossibleOptionsAreRefused(int registries, int from, int to, int population) =>
        Assert.That(() => InventedProvince.Write(Options with
        {
            OutputFolder = _folder, Registries = registries, FromYear = from, ToYear = to, Population = population,
        }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static bool IsCancer(string? icd10) =>
        icd10 is { Length: >= 3 } code && IcdCode.TryParse(code) is { } icd && SiteScheme.Cn26.GroupsOf(icd.CubeCode).Count > 0;
}
