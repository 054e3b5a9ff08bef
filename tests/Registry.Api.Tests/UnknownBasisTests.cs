using System.Globalization;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Q-UNK-1 from a file to the finding, counted by hand: of 120 cases of 2021 so many have basis 9.</summary>
public sealed class UnknownBasisTests
{
    private const int Cases = 120;
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-unknown-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    // Wilson limits: 6 of 120 are 5 %, 2.3 to 10.5; 15 of 120 are 12.5 %, 7.7 to 19.6.
    [TestCase(0, "fine", 0)]
    [TestCase(6, "chance", 5)]
    [TestCase(15, "explain", 12.5)]
    public async Task TheShareIsThatOfTheFile(int unknown, string verdict, double percent)
    {
        await RunAsync("import", await WriteAsync(unknown), "--lang", "en");
        Assert.That(await FindingAsync(), Is.EqualTo((verdict, percent)));
    }

    [Test]
    public async Task ACorrectedFileChangesIt_AndItsUndoPutsItBack()
    {
        await RunAsync("import", await WriteAsync(15));
        await RunAsync("import", await WriteAsync(0));
        Assert.That(await FindingAsync(), Is.EqualTo(("fine", 0.0)));
        await RunAsync("batches", "undo", "--batch", "2");
        Assert.That(await FindingAsync(), Is.EqualTo(("explain", 12.5)));
        Assert.That(await RunAsync("verify"), Does.Not.Contain("unknown"));
    }

    private async Task<string> WriteAsync(int unknown)
    {
        var rows = Enumerable.Range(1, Cases).Select(n => n <= unknown
            ? $"{n},1,19500310,20210516,C34.1,8000,3,9,9,C34.1\n" : $"{n},1,19500310,20210516,C34.1,8140,3,9,7,C34.1\n");
        var path = Path.Combine(_folder, "330106_FB.csv");
        await File.WriteAllTextAsync(path, "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n" + string.Concat(rows));
        return path;
    }

    private async Task<(string Verdict, double Percent)> FindingAsync()
    {
        var lines = (await RunAsync("quality", "--findings", "--years", "2021", "--format", "csv")).TrimEnd().Split('\n');
        var columns = lines[0].TrimStart('\uFEFF').Split(',').ToList();
        var cells = lines.Single(line => line.Contains(",unknown-basis,", StringComparison.Ordinal)).Split(',');
        return (cells[columns.IndexOf("verdict")], Math.Round(double.Parse(cells[columns.IndexOf("value")], CultureInfo.InvariantCulture), 9));
    }

    private async Task<string> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync([.. call, "--db", Path.Combine(_folder, "test.db")], output, error);
        Assert.That(status, Is.EqualTo(CommandLine.Done), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }
}
