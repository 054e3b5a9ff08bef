using Registry.Core.Coding;
using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

public sealed class KnownAreasTests
{
    // Four who live in 330106 and one in 330783, all with numbers issued in 990001.
    private static readonly PersonFacts[] Neighbours =
        [.. Enumerable.Range(1, 5).Select(i => Person(i, "陈安", idNumber: Number("990001", i), area: i == 5 ? "330783" : "330106"))];

    [Test]
    public void DivisionOfTheNumberIsWhereMostOfItsPersonsLive()
    {
        var areas = PersonIndex.Build(Neighbours, Settings, default).Areas;
        Assert.That(areas.OfId(Key("990001", 77)), Is.EqualTo(330106));
        Assert.That(areas.OfId(Key("990002", 77)), Is.Zero, "nobody has such a number");
        Assert.That(areas.OfId(0), Is.Zero);
    }

    [Test]
    public void FewOrScatteredPersonsTellNothing()
    {
        var few = PersonIndex.Build(Neighbours.Take(2), Settings, default).Areas;
        Assert.That(few.OfId(Key("990001", 77)), Is.Zero);
        var scattered = Neighbours.Select((person, i) => person with { AreaCode = $"33010{i % 2 + 2}" }).Append(Person(9, "李强", idNumber: Number("990001", 9), area: "330783"));
        Assert.That(PersonIndex.Build(scattered, Settings, default).Areas.OfId(Key("990001", 77)), Is.Zero, "three of six are no majority");
    }

    [Test]
    public void WhoHasMovedIsAtHomeByTheNumber()
    {
        PersonFacts Moved(string? number) => Person(100, "慕容芃淼", area: "330683", idNumber: number);
        FieldScore Area(PersonFacts moved, string? number) =>
            Link([.. Neighbours, moved], Person(101, "慕容芃淼", area: "330106", idNumber: number)).Single(pair => pair.KnownId == 100).Score.Fields[(int)LinkField.Area];
        Assert.That(Area(Moved(Number("990001", 8)), null).AgreementName, Is.EqualTo("Equal"));
        Assert.That(Area(Moved(null), null).AgreementName, Is.EqualTo("SameProvince"));
        Assert.That(Area(Moved(Number("990001", 8)), Number("990001", 10)).AgreementName, Is.EqualTo("SameProvince"), "two numbers decide themselves");
    }

    [Test]
    public void AHospitalTellsTheCountyOfThoseWhoGoThere()
    {
        var patients = Enumerable.Range(1, 9).Select(i => Person(i, "陈安", area: i < 6 ? "330106" : "330783", hospital: i < 5 ? "甲医院" : "乙医院"));
        PersonFacts[] known = [.. patients, Person(100, "慕容芃淼", area: "330106", hospital: "丙医院")];
        string Area(string? area, string? hospital) => Link(known, Person(101, "慕容芃淼", area: area, hospital: hospital))
            .Single(pair => pair.KnownId == 100).Score.Fields[(int)LinkField.Area].AgreementName;
        Assert.Multiple(() =>
        {
            Assert.That(Area("330683", "甲医院"), Is.EqualTo("ByHospital"), "the written county is another, the hospital is at home in the right one");
            Assert.That(Area(null, "甲医院"), Is.EqualTo("ByHospital"));
            Assert.That(Area("330683", "乙医院"), Is.EqualTo("SameProvince"), "most of its patients live elsewhere");
            Assert.That(Area("330683", "丙医院"), Is.EqualTo("SameProvince"), "one hospital is compared as a hospital");
            Assert.That(Area("330106", "甲医院"), Is.EqualTo("Equal"));
        });
    }

    [Test]
    public void SurnameWeighsLessWhereItIsAtHome()
    {
        var village = Enumerable.Range(1, 900).Select(i => Person(i, i % 2 == 0 ? "慕容安" : "李强", area: "330106"));
        var town = Enumerable.Range(1001, 900).Select(i => Person(i, i == 1001 ? "慕容安" : "李强", area: "330683"));
        PersonFacts[] known = [.. village, .. town];
        var index = PersonIndex.Build(known, Settings, default);
        double Name(string area) => PersonComparison.Score(Person(5000, "慕容安", area: area), Person(5001, "慕容安", area: area), LinkageModel.Defaults, index)
            .Fields[(int)LinkField.Name].Bits;
        Assert.That(Name("330683"), Is.GreaterThan(Name("330106") + 2));
    }

    private static long Key(string division, int sequence) => long.Parse($"{division}19500312{sequence:D3}", System.Globalization.CultureInfo.InvariantCulture);

    private static string Number(string division, int sequence) => ResidentId.FromKey(Key(division, sequence)).Number;
}
