using System.Diagnostics;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Tests;

/// <summary>The verbs on files and a database: what they write, how they end.</summary>
public sealed class CommandPathTests
{
    private string _folder = null!, _db = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("registry-cli-").FullName;
        _db = Path.Combine(_folder, "test.db");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Import_CommitsTheGoodRows_AndEndsWithOneWhereRowsWereReturned()
    {
        var (status, output, _) = await RunAsync("import", DemoData.Files, "--db", _db, "--json");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems), "the province has planted errors");
            Assert.That(lines.Select(line => line.GetProperty("file").GetString()), Is.EqualTo(DemoData.Delivered.Select(Path.GetFileName).Order(StringComparer.Ordinal)));
            Assert.That(lines.Select(line => line.GetProperty("state").GetString()), Is.All.EqualTo("committed"));
            Assert.That(lines[0].EnumerateObject().Select(member => member.Name).Take(9), Is.EqualTo(new[]
                { "batchId", "state", "rowsRead", "inserted", "updated", "unchanged", "rejected", "held", "seconds" }));
        });
    }

    [Test]
    public async Task Import_OfTheSameFileAgain_ChangesNothing()
    {
        await RunAsync("import", DemoData.Delivered[0], "--db", _db);
        var (_, output, _) = await RunAsync("import", DemoData.Delivered[0], "--db", _db, "--json");
        var again = JsonDocument.Parse(output).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(again.GetProperty("inserted").GetInt64(), Is.Zero);
            Assert.That(again.GetProperty("unchanged").GetInt64(), Is.GreaterThan(0));
        });
    }

    [Test]
    public async Task DryRun_StoresNothing()
    {
        var (_, first, _) = await RunAsync("import", DemoData.Delivered[0], "--db", _db, "--dry-run", "--json");
        var madeNoDatabase = !File.Exists(_db);
        await RunAsync("import", DemoData.Delivered[1], "--db", _db, "--json");
        await RunAsync("import", DemoData.Delivered[0], "--db", _db, "--dry-run", "--json");
        var (_, batches, _) = await RunAsync("batches", "list", "--db", _db, "--format", "json");
        Assert.Multiple(() =>
        {
            Assert.That(JsonDocument.Parse(first).RootElement.GetProperty("batchId").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(madeNoDatabase);
            Assert.That(JsonDocument.Parse(batches).RootElement.GetArrayLength(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Atomic_ReturnsTheWholeFileForOneError()
    {
        var (status, output, _) = await RunAsync("import", WithErrors(), "--db", _db, "--atomic", "--json");
        var line = JsonDocument.Parse(output).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
            Assert.That(line.GetProperty("inserted").GetInt64(), Is.Zero);
            Assert.That(line.GetProperty("rejected").GetInt64(), Is.EqualTo(line.GetProperty("rowsRead").GetInt64()).And.GreaterThan(0));
        });
    }

    [Test]
    public async Task CommittedBatch_IsNotReadAgain()
    {
        await RunAsync("import", DemoData.Delivered[0], "--db", _db);
        var (status, english, error) = await RunAsync("batches", "check", "--db", _db, "--batch", "1", "--lang", "en");
        var (_, chinese, _) = await RunAsync("batches", "check", "--db", _db, "--batch", "1", "--lang", "zh");
        Assert.Multiple(() =>
        {
            Assert.That((status, error), Is.EqualTo((CommandLine.DataHaveProblems, "")));
            Assert.That(english, Does.Contain("batch 1").And.Contain("committed").And.Contain("cannot be read again"));
            Assert.That(chinese, Does.Contain("不能重新核查"));
        });
    }

    [Test]
    public async Task FailedReconciliation_IsARefusal_AndNothingCounts()
    {
        using (var database = RegistryDatabase.Open(_db))
        {
            await new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System)
                .CheckAsync(DemoData.Delivered[0], new ImportRequest(), progress: null, CancellationToken.None);
            await using var connection = database.Connect();
            await using var command = connection.CreateCommand();
            command.CommandText = "update batch set rows_read = rows_read + 1, inserted = inserted + 1";
            await command.ExecuteNonQueryAsync();
        }
        var (status, output, error) = await RunAsync("batches", "commit", "--db", _db, "--batch", "1", "--lang", "en");
        Assert.That((status, error), Is.EqualTo((CommandLine.DataHaveProblems, "")));
        Assert.That(output, Does.Contain("checked").And.Contain("do not reconcile"));
    }

    [Test]
    public async Task BatchesCheck_EndsWithOneWhereRowsWereReturned()
    {
        using (var database = RegistryDatabase.Open(_db))
            await new BatchStore(database).CreateAsync(WithErrors(), null, atomic: false, CancellationToken.None);
        var (status, output, _) = await RunAsync("batches", "check", "--db", _db, "--batch", "1", "--lang", "en");
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems), output);
        Assert.That(output, Does.Contain("checked"));
    }

    [Test]
    public async Task FileThatCannotBeOpened_IsSaidOfItself_AndTheOthersGoOn()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "in")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "110101_gone.csv"), Path.Combine(_folder, "nowhere.csv"));
        File.Copy(DemoData.Delivered[0], Path.Combine(folder, Path.GetFileName(DemoData.Delivered[0])));
        var (status, output, error) = await RunAsync("import", folder, "--db", _db, "--json");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Multiple(() =>
        {
            Assert.That((status, error), Is.EqualTo((CommandLine.DataHaveProblems, "")));
            Assert.That(lines.Select(line => line.GetProperty("state").GetString()), Is.EqualTo(new[] { "unreadable", "committed" }));
            Assert.That(lines[0].GetProperty("batchId").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(lines[0].GetProperty("reason").GetProperty("en").GetString(), Does.Contain("cannot be opened"));
        });
    }

    [Test]
    public async Task DryRun_ShowsEveryErrorAndQuery()
    {
        var (status, output, _) = await RunAsync("import", WithErrors(), "--db", _db, "--dry-run", "--lang", "en");
        var (_, tested, _) = await RunAsync("checks", "test", WithErrors(), "--lang", "en");
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That(Rows(output), Is.Not.Empty.And.EqualTo(Rows(tested)));

        static IEnumerable<string> Rows(string text) =>
            text.Split('\n').Where(line => line.StartsWith("error ", StringComparison.Ordinal) || line.StartsWith("query ", StringComparison.Ordinal));
    }

    [Test]
    public async Task Registries_AreListedWithTheNameAndTypeTheyWereGiven()
    {
        await RunAsync("import", DemoData.Delivered[0], "--db", _db);
        var code = DemoData.Areas[0];
        Assert.That((await RunAsync("registries", "set", code, "--name-en", "Moon City", "--type", "urban", "--db", _db)).Status, Is.EqualTo(CommandLine.Done));
        var list = (await RunAsync("registries", "list", "--db", _db)).Output;
        Assert.That(list, Does.StartWith($"{code}  urban  ").And.Contain("Moon City"));
        Assert.That((await RunAsync("registries", "set", "12", "--db", _db)).Status, Is.EqualTo(CommandLine.WrongCall));
    }

    [Test]
    public async Task Severities_WeighAsTheRegistryWants_AndAWrongListIsAWrongCall()
    {
        var (own, wrong) = (Path.Combine(_folder, "own.csv"), Path.Combine(_folder, "wrong.csv"));
        await File.WriteAllTextAsync(own, "id,severity\nX-SEX-1,query\n");
        await File.WriteAllTextAsync(wrong, "id,severity\nX-NONE-9,query\n");
        var (_, usual, _) = await RunAsync("checks", "list", "--format", "csv");
        var (_, weighed, _) = await RunAsync("checks", "list", "--format", "csv", "--severities", own);
        var (status, _, error) = await RunAsync("import", DemoData.Delivered[0], "--db", _db, "--severities", wrong);
        Assert.Multiple(() =>
        {
            Assert.That(Row(usual), Does.Contain(",error,"));
            Assert.That(Row(weighed), Does.Contain(",query,"));
            Assert.That((status, error.Trim().Split('\n')), Is.EqualTo((CommandLine.WrongCall, error.Trim().Split('\n'))));
            Assert.That(error, Does.Contain("X-NONE-9"));
        });

        static string Row(string csv) => csv.Split('\n').Single(line => line.StartsWith("X-SEX-1,", StringComparison.Ordinal));
    }

    [Test]
    public async Task Undo_TakesTheFileBack_OnceOnly()
    {
        await RunAsync("import", DemoData.Delivered[0], "--db", _db);
        Assert.That((await RunAsync("batches", "undo", "--db", _db, "--batch", "1")).Status, Is.EqualTo(CommandLine.Done));
        Assert.That((await RunAsync("batches", "undo", "--db", _db, "--batch", "1")).Status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That((await RunAsync("verify", "--db", _db)).Status, Is.EqualTo(CommandLine.Done));
        var (status, output, _) = await RunAsync("rates", "--db", _db, "--years", "2021");
        Assert.That((status, output), Is.EqualTo((CommandLine.WrongCall, "")), "a year without data");
    }

    [Test]
    public async Task Annotated_WritesACopyThatCanBeImportedAgain()
    {
        await RunAsync("import", DemoData.Delivered[0], "--db", _db);
        var copy = Path.Combine(_folder, Path.GetFileNameWithoutExtension(DemoData.Delivered[0]) + "-again" + Path.GetExtension(DemoData.Delivered[0]));
        Assert.That((await RunAsync("batches", "annotated", "--db", _db, "--batch", "1", "--out", copy)).Status, Is.EqualTo(CommandLine.Done));
        var again = JsonDocument.Parse((await RunAsync("import", copy, "--db", _db, "--json")).Output).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(again.GetProperty("state").GetString(), Is.EqualTo("committed"));
            Assert.That(again.GetProperty("inserted").GetInt64(), Is.Zero);
            Assert.That(again.GetProperty("unchanged").GetInt64(), Is.GreaterThan(0));
        });
    }

    [TestCase("rates --event mortality --standards WHO2000 --scheme cn59", ",asr,WHO2000,")]
    [TestCase("age-specific-rates", ",cn19,85+")]
    [TestCase("counts --event both", ",mortality,count,")]
    [TestCase("quality --registries pooled", ",mv,")]
    public async Task Table_IsTidyCsv(string call, string says)
    {
        await DemoData.CopyToAsync(_db);
        var (status, output, error) = await RunAsync([.. call.Split(' '), "--db", _db, "--years", "2020-2021"]);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(CommandLine.Done), error);
            Assert.That(output, Does.StartWith("release,area_code,").And.Contain(says));
            Assert.That(error, Is.Empty);
        });
    }

    [Test]
    public async Task Table_OfAnUnknownRegistry_IsAWrongCall()
    {
        await DemoData.CopyToAsync(_db);
        var (status, output, error) = await RunAsync("rates", "--db", _db, "--years", "2021", "--registries", "999999");
        Assert.That((status, output, error.Trim()), Is.EqualTo((CommandLine.WrongCall, "", "registry: --registries 999999: there are no data of such a registry; registry registries list names them all.")));
    }

    [Test]
    public async Task CheckingAFile_ShowsItsVerdicts_AndLeavesNothingBehind()
    {
        var path = Path.Combine(_folder, "330106_notes.csv");
        await File.WriteAllTextAsync(path, "these are\nno cases\n");
        var (status, output, _) = await RunAsync("checks", "test", path, "--lang", "en");
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That(output, Does.Contain("error").And.Contain("unreadable"));
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task TheBuiltProgram_EndsAsItsVerbsSay_AndIsSilentAboutProgressWithoutATerminal()
    {
        var good = await RunProgramAsync("import", DemoData.Delivered[0], "--db", _db, "--json");
        var wrong = await RunProgramAsync("import", Path.Combine(_folder, "nothing.csv"), "--db", _db);
        Assert.Multiple(() =>
        {
            Assert.That(good.Status, Is.AnyOf(CommandLine.Done, CommandLine.DataHaveProblems));
            Assert.That(good.Error, Is.Empty);
            Assert.That(good.Output, Does.StartWith("{\"batchId\":1,"));
            Assert.That(wrong.Status, Is.EqualTo(CommandLine.WrongCall));
            Assert.That(wrong.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
        });
    }

    private static string WithErrors()
    {
        var planted = File.ReadAllText(Path.Combine(DemoData.Files, "planted_errors.csv"));
        return DemoData.Delivered.First(file => planted.Contains(Path.GetFileName(file), StringComparison.Ordinal));
    }

    [Test]
    public async Task Serve_OnAPortInUse_SaysSoInOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var (status, output, error) = await RunProgramAsync("serve", "--create", "--db", _db, "--urls", $"http://127.0.0.1:{port}");
        Assert.That((status, output), Is.EqualTo((CommandLine.Trouble, "")), "nothing of a log");
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(error, Does.StartWith("registry: ").And.Contain($"{port}"));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }

    private static async Task<(int Status, string Output, string Error)> RunProgramAsync(params string[] call)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "registry.dll") }.Concat(call)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
