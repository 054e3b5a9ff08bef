using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Tests;

/// <summary>The invented province with three persons more who have several tumours.</summary>
internal static class SeveralTumours
{
    public static async Task PrepareAsync(string path)
    {
        await DemoData.CopyToAsync(path);
        using var database = RegistryDatabase.Open(path);
        var batches = new BatchStore(database);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("several tumours"));
        var batch = await batches.CreateAsync("several.csv", file, DemoData.Areas[0], atomic: false, default);
        using (var writer = batches.BeginStaging(batch.Id))
        {
            writer.Add(Case("S1", "11010119500101001", 2020, "C34.1", "8140/3"), openQuery: false);
            writer.Add(Case("S2", "11010119500101001", 2021, "C34.3", "8550/3"), openQuery: false);
            writer.Add(Case("S3", "11010119500101001", 2021, "C16.9", "8140/3"), openQuery: false);
            writer.Add(Case("S4", "11010119600101003", 2020, "C50.4", "8500/2"), openQuery: false);
            writer.Add(Case("S5", "11010119600101003", 2021, "C50.4", "8500/3"), openQuery: false);
            writer.Add(Case("S6", "11010119700101005", 2020, "C80.9", "8140/3"), openQuery: false);
            writer.Add(Case("S7", "11010119700101005", 2020, "C18.2", "8140/3"), openQuery: false);
            writer.Complete(new(7, 7, 0, 0, 0, 0), queried: 0);
        }
        await batches.CommitAsync(batch.Id, default);
    }

    private static CaseRecord Case(string number, string id, int year, string site, string morphology)
    {
        var topography = Topography.TryParse(site)!;
        var coded = new Morphology(Histology.TryParse(morphology.AsSpan(0, 4))!, (Behaviour)(morphology[5] - '0'));
        return new()
        {
            Row = 2,
            Registry = DemoData.Areas[0],
            CaseNumber = number,
            ResidentId = ResidentId.TryParse(id + ResidentId.CheckCharacter(id), new DateOnly(2026, 11, 1), out _),
            Name = "王五",
            Sex = Sex.Male,
            BirthDate = new(1950, 1, 1),
            IncidenceDate = new(year, 3, 1),
            Topography = topography,
            Morphology = coded,
            Basis = BasisOfDiagnosis.HistologyOfPrimary,
            Icd10 = IcdConversion.FromIcdO3(topography, coded, Sex.Male)!,
        };
    }
}
