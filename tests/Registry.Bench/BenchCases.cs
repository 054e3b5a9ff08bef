using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Bench;

/// <summary>Invented cases for the benchmarks: 25 items filled, reproducible by their number.</summary>
internal static class BenchCases
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly string[] Names = ["赵甲", "钱乙乙", "孙丙", "李丁丁", "周戊", "吴己己", "郑庚", "王辛辛"];
    private static readonly IcdCode[] Codes =
        [.. Enumerable.Range(0, 97).SelectMany(c => Enumerable.Range(0, 10).Select(d => IcdCode.TryParse(
            string.Create(CultureInfo.InvariantCulture, $"C{c:D2}.{d}"))!))];

    private static readonly Morphology[] Morphologies = [.. Histology.All.Take(200).Select(h => new Morphology(h, Behaviour.Malignant))];
    private static readonly BasisOfDiagnosis[] Bases = Enum.GetValues<BasisOfDiagnosis>();

    /// <summary>The case of a number.</summary>
    /// <param name="number">0, 1, 2 …</param>
    /// <param name="changeEvery">Every how manyth case has another grade than usual; 0 none.</param>
    public static CaseRecord Case(int number, int changeEvery)
    {
        var random = new Random(number);                     // the same case for the same number
        var birth = new DateOnly(1920, 1, 1).AddDays(random.Next(36_000));
        var incidence = new DateOnly(2004, 1, 1).AddDays(random.Next(7_300));
        var sex = random.Next(1, 3);
        return new()
        {
            Row = number + 2,
            Registry = "410103",
            CaseNumber = string.Create(CultureInfo.InvariantCulture, $"410103{number:D9}"),
            Name = Names[random.Next(Names.Length)],
            ResidentId = Id(birth, random.Next(500) * 2 + sex % 2),
            Sex = (Sex)sex,
            BirthDate = new(birth.Year, birth.Month, birth.Day),
            ReportedAge = Math.Max(0, incidence.Year - birth.Year),
            IncidenceDate = new(incidence.Year, incidence.Month, incidence.Day),
            Topography = Topography.All[random.Next(Topography.All.Count)],
            Morphology = Morphologies[random.Next(Morphologies.Length)],
            Grade = changeEvery > 0 && number % changeEvery == 0 ? 1 : 9,
            Basis = Bases[random.Next(Bases.Length)],
            Icd10 = Codes[random.Next(Codes.Length)],
            DerivedIcd10 = Codes[random.Next(Codes.Length)],
            Laterality = 9,
            MultiplePrimary = false,
            Ethnicity = "01",
            MaritalStatus = "20",
            HouseholdAreaCode = "410103",
            Hospital = "某市第一人民医院",
            ReportDate = new(incidence.Year, incidence.Month, 28),
            LastContactDate = new(2025, 6),
            VitalStatus = 1,
            OtherItems = """{"occupation":"70","household_address":"某市某区某路"}""",
        };
    }

    private static ResidentId? Id(DateOnly birth, int serial)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"410103{birth:yyyyMMdd}{serial:D3}");
        return ResidentId.TryParse(digits + ResidentId.CheckCharacter(digits), Today, out _);
    }
}
