using System.Globalization;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Data states: listed, compared, and asked for again.</summary>
public sealed class StateTests
{
    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        _folder = Directory.CreateTempSubdirectory("registry-state-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await DemoData.CopyToAsync(_db);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task CompareTellsEveryCauseAndTheCausesAddUp()
    {
        var states = (await RunAsync("states", "list", "--db", _db)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var last = states.Length - 1;
        await RunAsync("records", "undo", "--db", _db, "--registry", DemoData.Areas[0], "--case", await CaseNumberAsync(), "--by", "anna", "--reason", "test");
        await RunAsync("settings", "set", "c86", "other", "--db", _db, "--by", "anna");
        var (status, output, error) = await RunAsync("states", "compare", "DS-1", $"DS-{last + 2}", "--db", _db, "--format", "json");
        Assert.That(status, Is.Zero, error);
        var document = JsonDocument.Parse(output).RootElement;
        foreach (var cell in document.GetProperty("cells").EnumerateArray())
            Assert.That(cell.GetProperty("causes").EnumerateObject().Sum(cause => cause.Value.GetDouble()), Is.EqualTo(cell.GetProperty("difference").GetDouble()).Within(1e-6));
        Assert.That(document.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("cause").GetString()),
            Is.SupersetOf(new[] { "firstDelivery", "takenBack" }));
        Assert.That(document.GetProperty("compared").GetInt32(), Is.GreaterThan(100));

        var one = (await RunAsync("states", "compare", $"DS-{last}", $"DS-{last + 1}", "--db", _db, "--format", "json")).Output;
        var cells = JsonDocument.Parse(one).RootElement.GetProperty("cells").EnumerateArray().ToList();
        Assert.That(cells, Has.Count.EqualTo(1), "one record, one cell");
        Assert.That((cells[0].GetProperty("difference").GetDouble(), cells[0].GetProperty("causes").GetProperty("takenBack").GetDouble()), Is.EqualTo((-1d, -1d)));
        var csv = (await RunAsync("states", "compare", $"DS-{last}", $"DS-{last + 1}", "--db", _db)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(csv, Has.Length.EqualTo(2));
        Assert.That(csv[0], Does.Contain("first_delivery,late,correction,deduplication,taken_back,code_list,population_revision"));
    }

    [TestCase("DS-2", "DS-1", "earlier one", TestName = "States in the wrong order")]
    [TestCase("DS-1", "DS-999", "no data state DS-999", TestName = "A state that there is not")]
    public async Task StatesThatCannotBeComparedAreRefused(string before, string after, string says)
    {
        var (status, _, error) = await RunAsync("states", "compare", before, after, "--db", _db, "--lang", "en");
        Assert.That((status, error.Contains(says, StringComparison.Ordinal)), Is.EqualTo((CommandLine.WrongCall, true)), error);
    }

    [Test]
    public async Task RatesOfAnEarlierStateAreThoseOfThen()
    {
        var call = new[] { "rates", "--db", _db, "--years", "2021", "--registries", "pooled" };
        var before = (await RunAsync(call)).Output;
        await RunAsync("records", "undo", "--db", _db, "--registry", DemoData.Areas[0], "--case", await CaseNumberAsync(), "--by", "anna", "--reason", "test");
        Assert.That((await RunAsync(call)).Output, Is.Not.EqualTo(before));
        var state = before.Split('\n')[1].Split(',')[0].Split(' ')[0];
        var again = (await RunAsync([.. call, "--state", state])).Output;
        Assert.That(Numbers(again), Is.EqualTo(Numbers(before)), "the same numbers, next year as well");
        Assert.That((await RunAsync([.. call, "--state", "DS-999"])).Status, Is.EqualTo(CommandLine.WrongCall));
    }

    [Test]
    public async Task Report_TellsWhatChangedSinceAState()
    {
        var (status, output, error) = await RunAsync("report", "--db", _db, "--year", "2021", "--lang", "en", "--out", _folder, "--changes-since", "DS-1");
        Assert.That(status, Is.Zero, error);
        Assert.That(await File.ReadAllTextAsync(output.Split('\n')[0].Trim()), Does.Contain("Changes since data state DS-1").And.Contain("The causes add up").And.Contain("First delivery"));
        Assert.That((await RunAsync("report", "--db", _db, "--year", "2021", "--out", _folder, "--changes-since", "DS-999")).Status, Is.EqualTo(CommandLine.WrongCall));
    }

    [Test]
    public async Task Service_ListsAndComparesStates()
    {
        await using var demo = await DemoRegistry.StartAsync();
        var states = (await demo.GetAsync("/v1/states")).EnumerateArray().ToList();
        Assert.That(states[0].GetProperty("event").GetString(), Is.EqualTo("committed"));
        var last = states[^1].GetProperty("state").GetString();
        var compared = await demo.GetAsync($"/v1/states/compare?before=B1&after={last}&counting=primaries&fdr=0.1");
        Assert.That(compared.GetProperty("counting").GetString(), Is.EqualTo("primaries"));
        foreach (var cell in compared.GetProperty("cells").EnumerateArray())
            Assert.That(cell.GetProperty("causes").EnumerateObject().Sum(cause => cause.Value.GetDouble()), Is.EqualTo(cell.GetProperty("difference").GetDouble()).Within(1e-6));
        await demo.GetProblemAsync("/v1/states/compare?before=DS-1", 400);
        await demo.GetProblemAsync($"/v1/states/compare?before={last}&after=DS-1", 409);
        Assert.That((await demo.GetAsync($"/v1/rates?years=2021&state={last}")).GetProperty("rows").GetArrayLength(),
            Is.EqualTo((await demo.GetAsync("/v1/rates?years=2021")).GetProperty("rows").GetArrayLength()));
        await demo.GetProblemAsync("/v1/rates?years=2021&state=DS-999", 400);
    }

    // Without the first column: the state tells its time too, which is that of the event and not of the change.
    private static List<string> Numbers(string csv) => [.. csv.Split('\n').Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..])];

    private async Task<string> CaseNumberAsync()
    {
        using var database = Core.Store.RegistryDatabase.Open(_db);
        await using var connection = database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"select case_number from current_tumour where registry = '{DemoData.Areas[0]}' and incidence_year = 2021 and sex in (1, 2) and basis = 7 and icd10 like 'C%' limit 1");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
