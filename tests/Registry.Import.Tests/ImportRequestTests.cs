using Registry.Core.Coding;

namespace Registry.Import.Tests;

public class ImportRequestTests
{
    [Test]
    public void ARequestComesBackFromItsJson_WithWhatStoodInItsProfile()
    {
        var path = Path.GetTempFileName();
        const string Profile = """{ "name": "医院甲", "columns": { "病案号": "case_number" } }""";
        File.WriteAllText(path, Profile);
        var request = new ImportRequest
        {
            Registry = "330106", Atomic = true, ProfilePath = path, Years = [2020, 2021], PopulationBasis = PopulationBasis.UsualResidence,
        };
        var json = request.ToJson();
        File.Delete(path);

        var again = ImportRequest.Of(json);
        Assert.That(json, Does.Not.Contain(Path.GetFileName(path)));
        Assert.That((again.Registry, again.Atomic, again.PopulationBasis), Is.EqualTo(("330106", true, PopulationBasis.UsualResidence)));
        Assert.That(again.Years, Is.EqualTo(new[] { 2020, 2021 }));
        Assert.That(again.Profile()!.Columns, Does.ContainKey("病案号").WithValue("case_number"));
    }

    [Test]
    public void NothingKept_AsksForNothing()
    {
        Assert.That(ImportRequest.Of(null).Profile(), Is.Null);
        Assert.That(ImportRequest.Of(null).PopulationBasis, Is.EqualTo(PopulationBasis.Registered));
    }
}
