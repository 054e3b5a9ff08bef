using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>With which status a call ends: one table, the same for every verb.</summary>
public sealed class ExitStatusTests
{
    private string _folder = null!, _db = null!;

    [OneTimeSetUp]
    public async Task Copy()
    {
        _folder = Directory.CreateTempSubdirectory("registry-status-").FullName;
        await DemoData.CopyToAsync(_db = Path.Combine(_folder, "demo.db"));
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("batches show --batch 999")]
    [TestCase("batches undo --batch 999")]
    [TestCase("batches compensate --batch 999 --by a --reason b")]
    [TestCase("persons show 999999")]
    [TestCase("persons merge 1 999999 --by a --reason b")]
    [TestCase("persons unmerge --merge 99 --by a --reason b")]
    [TestCase("deaths decide --registry 330106 --death NO --person 1 --decision same --by a --reason b")]
    [TestCase("deaths decide --registry 330106 --death NO --person 999999 --decision same --by a --reason b")]
    [TestCase("deaths trace --trace 999 --state traced --by a")]
    [TestCase("history --registry 330106 --case NO")]
    [TestCase("followup show --registry 330106 --case NO")]
    [TestCase("records undo --registry 330106 --case NO --by a --reason b")]
    [TestCase("queries confirm --batch 999 --row 1 --check O-MORP-3 --by a --reason b")]
    [TestCase("rates --years 2021 --registries 999999")]
    [TestCase("quality --years 2021 --registries 999999 --findings")]
    [TestCase("report --year 1999 --out none")]
    [TestCase("overview --year 1999")]
    [TestCase("export --format csv --years 2021 --registries 999999 --out none --purpose x")]
    [TestCase("settings set nothing x --by a")]
    public async Task WhatThereIsNot_EndsWithTwo_AndOneLine(string call)
    {
        var (status, output, error) = await RunAsync($"{call} --db {_db}");
        Assert.That((status, output), Is.EqualTo((CommandLine.WrongCall, "")), error);
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), error);
    }

    [Test]
    public async Task ADatabaseThatIsNone_EndsWithThree()
    {
        var file = Path.Combine(_folder, "text.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("this is no database\n", 100)));
        var (status, _, error) = await RunAsync($"batches list --db {file} --lang zh");
        Assert.That(status, Is.EqualTo(CommandLine.Trouble), error);
        Assert.That(error, Does.Match(@"\p{IsCJKUnifiedIdeographs}"));
    }

    [Test]
    public async Task ATakenPort_EndsWithThree_AndSaysWhatToDo()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        var (status, _, error) = await RunAsync($"serve --db {_db} --lang zh --urls {demo.Client.BaseAddress!.ToString().TrimEnd('/')}");
        Assert.That(status, Is.EqualTo(CommandLine.Trouble), error);
        Assert.That(error, Does.Contain("端口已被占用").And.Contain("--urls"));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task ACallThatIsEnded_EndsWith130()
    {
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync(["batches", "list", "--db", _db], output, error, ended.Token), Is.EqualTo(CommandLine.Stopped));
    }

    [Test]
    public void TheReadmeHasEveryStatus()
    {
        var readme = Tree.Read("README.md");
        foreach (var status in (int[])[CommandLine.Done, CommandLine.DataHaveProblems, CommandLine.WrongCall, CommandLine.Trouble, CommandLine.Fault, CommandLine.Stopped])
            Assert.That(readme, Does.Contain($"| {status} |"));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(string call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call.Split(' '), output, error);
        return (status, output.ToString(), error.ToString());
    }
}
