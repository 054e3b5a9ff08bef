using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Populations as versions, by command line and over HTTP.</summary>
public sealed class PopulationTests
{
    private string _folder = null!, _db = null!;

    private static string Registry => DemoData.Areas.Order(StringComparer.Ordinal).First();

    [SetUp]
    public async Task MakeDatabase()
    {
        _folder = Directory.CreateTempSubdirectory("registry-pop-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await DemoData.CopyToAsync(_db);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task YearEndsBecomeAMidYearPopulationThatTheRatesNameAndDivideBy()
    {
        var before = await RatesAsync();
        Assert.That(before, Does.Contain($"{Registry}@2021:B"));
        await AddAsync("2020", 1000);
        await AddAsync("2021", 1200);
        Assert.That((await RunAsync("populations", "derive", "--method", "mid-year-mean", "--of", "P1,P2", "--db", _db, "--by", "anna")).Status, Is.Zero);
        Assert.That(await RatesAsync(), Is.EqualTo(before), "derived is not used");

        var (status, output, error) = await RunAsync("populations", "use", "P3", "--db", _db, "--by", "anna", "--reason", "yearbook", "--lang", "en");
        Assert.That((status, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("population P3 from data state DS-"));
        var after = await RatesAsync();
        Assert.That(after, Does.Contain($"{Registry}@2021:P3").And.Not.Contain($"{Registry}@2021:B"));
        Assert.That(Column(after, "person_years").Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).Max(), Is.EqualTo(1100 * 38));
        Assert.That(Column(after, "quality_flag"), Has.Some.Contains($"population-moved:{Registry}@2021"), "the year before still divides by what was delivered");

        var list = (await RunAsync("populations", "list", "--db", _db, "--registry", Registry, "--year", "2021")).Output;
        Assert.That(Column(list, "used"), Is.EquivalentTo(new[] { "no", "yes", "no" }), list);
    }

    [Test]
    public async Task CompareRaisesTheAlarm_AndSaysSoByItsStatus()
    {
        await AddAsync("2021", 1000, "mid-year");
        await AddAsync("2021", 1040, "mid-year");
        Assert.That((await RunAsync("populations", "compare", "P1", "P2", "--db", _db)).Status, Is.EqualTo(CommandLine.Done), "4 %");
        var (status, output, _) = await RunAsync("populations", "compare", "--registry", Registry, "--year", "2021", "--db", _db);
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That(Column(output, "before").Distinct(), Has.Some.EqualTo("P1").And.Some.StartsWith("B"), "the year before and both other versions");
        Assert.That(Column(output, "alarm"), Has.Some.EqualTo("yes"));
        var all = (await RunAsync("populations", "compare", "--year", "2021", "--db", _db)).Output;
        Assert.That(Column(all, "registry").Distinct(), Is.EquivalentTo(DemoData.Areas), "every registry");
    }

    [TestCase("sex,age,persons\n1,0-4,10\n1,5+,10\n2,0-4,10\n", "same age groups", TestName = "Women lack a group")]
    [TestCase("sex,age,persons\n1,0-4,10\n1,6+,10\n2,0-4,10\n2,6+,1\n", "gap or overlap", TestName = "A gap between groups")]
    [TestCase("sex,age,persons\n1,0-4,10\n1,5-9,10\n2,0-4,10\n2,5-9,1\n", "not open", TestName = "No open group")]
    [TestCase("sex,age,persons\n1,0-4,many\n", "number of 0 or more", TestName = "No number")]
    [TestCase("sex,age\n1,0-4\n", "the column persons is missing", TestName = "No column of persons")]
    public async Task AFileThatIsNoPopulationIsRefusedWithThePlace(string csv, string says)
    {
        var (status, output, _) = await AddAsync(csv, "2021", "mid-year");
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That(output, Does.Contain(says));
    }

    [Test]
    public async Task Service_StoresDerivesUsesAndNamesTheVersion()
    {
        await using var demo = await DemoRegistry.StartAsync();
        var counts = string.Join(',', from sex in new[] { 1, 2 } from age in new[] { "0-4", "5-74", "75+" } select $$"""{"sex":"{{sex}}","age":"{{age}}","persons":5000}""");
        var order = $$"""{"registry":"{{Registry}}","date":"2021","definition":"changzhu","method":"mid-year","source":"yearbook","counts":[{{counts}}],"by":"anna"}""";
        Assert.That((int)(await demo.PostAsync("/v1/populations", order)).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await demo.PostAsync("/v1/populations/P1/use", """{"by":"anna","reason":"test"}""")).StatusCode, Is.EqualTo(409), "three groups are not 19");
        Assert.That((int)(await demo.PostAsync("/v1/populations/derive", """{"method":"split-evenly","of":["P1"]}""")).StatusCode, Is.EqualTo(409), "75+ is open");
        var derive = $$"""{"method":"split-by-reference","of":["P1"],"reference":"{{Registry}}-2021","by":"anna"}""";
        Assert.That((int)(await demo.PostAsync("/v1/populations/derive", derive)).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await demo.PostAsync("/v1/populations/P2/use", """{"by":"anna","reason":"test"}""")).StatusCode, Is.EqualTo(200));

        var rates = await demo.GetAsync($"/v1/rates?years=2021&registries={Registry}");
        var population = rates.GetProperty("populations")[0];
        Assert.That((Text(population, "version"), Text(population, "definition"), Text(population, "method")), Is.EqualTo(("P2", "changzhu", "split-by-reference")));
        Assert.That(population.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()), Does.Contain("split"));
        Assert.That(Text(rates.GetProperty("rows")[0], "pop_basis"), Is.EqualTo("changzhu"));
        Assert.That((await demo.GetAsync("/v1/quality/findings?years=2021")).GetProperty("populations").GetArrayLength(), Is.EqualTo(DemoData.Areas.Count));
        Assert.That((await demo.GetAsync("/v1/populations/P2")).GetProperty("counts").GetArrayLength(), Is.EqualTo(38));
        Assert.That((await demo.GetAsync($"/v1/populations/compare?registry={Registry}&year=2021"))[0].GetProperty("changes").GetArrayLength(), Is.GreaterThan(3));
    }

    [Test]
    public async Task Service_RefusesWhatIsWrong()
    {
        await using var demo = await DemoRegistry.StartAsync();
        await demo.GetProblemAsync("/v1/populations/P9", 404);
        await demo.GetProblemAsync("/v1/populations/compare?before=P1", 400);
        await demo.GetProblemAsync("/v1/populations?year=21", 400);
        using var wrong = await demo.PostAsync("/v1/populations", """{"registry":"1","date":"x","definition":"both","method":"guess","counts":[]}""");
        var errors = JsonDocument.Parse(await wrong.Content.ReadAsStringAsync()).RootElement.GetProperty("errors");
        Assert.That(errors.EnumerateObject().Select(error => error.Name), Is.SupersetOf(new[] { "registry", "date", "definition", "method", "source", "age" }));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<string> RatesAsync() =>
        (await RunAsync("rates", "--db", _db, "--years", "2021", "--registries", Registry)).Output;

    private async Task AddAsync(string date, int persons, string method = "year-end")
    {
        var lines = from sex in new[] { 1, 2 } from age in Core.Coding.AgeScheme.Cn19.Labels select $"{sex},{age},{persons}";
        var (status, _, error) = await AddAsync("sex,age,persons\n" + string.Join('\n', lines), date, method);
        Assert.That((status, error), Is.EqualTo((0, "")));
    }

    private async Task<(int Status, string Output, string Error)> AddAsync(string csv, string date, string method)
    {
        var file = Path.Combine(_folder, "people.csv");
        await File.WriteAllTextAsync(file, csv);
        return await RunAsync(
            "populations", "add", file, "--db", _db, "--registry", Registry, "--date", date, "--definition", "huji", "--method", method, "--source", "yearbook",
            "--by", "anna", "--lang", "en");
    }

    private static List<string> Column(string csv, string name)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fields).ToList();
        var place = lines[0].IndexOf(name);
        return [.. lines.Skip(1).Select(line => line[place]).Where(text => text.Length > 0)];
    }

    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var letter in line)
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(letter);
        return [.. fields, field.ToString()];
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
