using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Life tables made of deaths and population: of Danish men 1990-1994 (R package Epi), the example of the calculator.</summary>
public sealed class MadeLifeTableTests
{
    private SurvivalStore _store = null!;
    private string _file = null!;
    private double _expectancy;

    [OneTimeSetUp]
    public async Task ReadTheExample()
    {
        _store = await SurvivalStore.ImportAsync();
        var example = Path.Combine(_store.Folder, "example.csv");
        await File.WriteAllTextAsync(example, await SurvivalStore.RunAsync(0, "compute", "life-table", "--example"));
        _expectancy = (await SurvivalStore.JsonAsync("compute", "life-table", "--input", example)).GetProperty("rows")[0].GetProperty("life_expectancy").GetDouble();
        _file = Path.Combine(_store.Folder, "deaths.csv");
        var lines = (await File.ReadAllLinesAsync(example)).Where(line => line.Length > 0 && line[0] is not '#').ToList();
        await File.WriteAllLinesAsync(_file, lines.Select((line, i) => i == 0 ? $"sex,year,{line}" : $"1,2015,{line}").Concat(lines.Skip(1).Select(line => $"2,2015,{line}")));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _store.Dispose();

    [TestCase("elandt-johnson", 100, 0.1)]
    [TestCase("spline", 100, 0.1)]
    [TestCase("abridged", 19, 0.1)]
    public async Task ItsLifeExpectancyIsThatOfTheAbridgedTable_AndTheMethodIsKept(string method, int ages, double within)
    {
        var list = await SurvivalStore.RunAsync(0, "lifetables", "make", _file, "--db", _store.Db, "--name", method, "--source", "Epi", "--method", method, "--by", "anna");
        Assert.That(list, Does.Contain("Epi; made of deaths and population, abridged by Chiang, "));
        var shown = (await SurvivalStore.RunAsync(0, "lifetables", "show", method, "--db", _store.Db)).Split('\n');
        Assert.That(shown[0], Is.EqualTo("area,sex,year,from_age,ages,life_expectancy"));
        var men = shown[1].Split(',');
        Assert.That(men[..5], Is.EqualTo(new[] { "", "1", "2015", "0", ages.ToString(CultureInfo.InvariantCulture) }));
        Assert.That(double.Parse(men[5], CultureInfo.InvariantCulture), Is.EqualTo(_expectancy).Within(within));
        var survival = await SurvivalStore.JsonAsync("survival", "--db", _store.Db, "--years", "2016-2017", "--closing", "2020-12-31", "--life-table", method, "--times", "3", "--format", "json");
        Assert.That(survival.GetProperty("rows").EnumerateArray().Count(row => row.GetProperty("net").ValueKind == JsonValueKind.Number), Is.GreaterThan(0));
    }

    [Test]
    public async Task OverHttp_AndWhatCannotBeMade_IsNamed()
    {
        await using var demo = await DemoRegistry.StartOnAsync(database => Task.Run(() => File.Copy(_store.Db, database)));
        using var good = new StringContent(await File.ReadAllTextAsync(_file), Encoding.UTF8, "text/csv");
        using var made = await demo.Client.PutAsync("/v1/life-tables/made?source=Epi&by=anna&method=spline", good);
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await demo.GetAsync("/v1/life-tables/made"))[0].GetProperty("lifeExpectancy").GetDouble(), Is.EqualTo(_expectancy).Within(0.1));
        var nowhere = await demo.GetProblemAsync("/v1/life-tables/nowhere", 404);
        Assert.That((nowhere.GetProperty("code").GetString(), nowhere.GetProperty("lifeTable").GetString()), Is.EqualTo(("no-such-life-table", "nowhere")));
        using var none = await demo.Client.DeleteAsync("/v1/life-tables/nowhere?by=anna");
        Assert.That(await none.Content.ReadAsStringAsync(), Does.Contain("\"no-such-life-table\"").And.Contain("There is no life table"));
        using var open = new StringContent("sex,year,age,deaths,population\n1,2015,0,5,1000\n1,2015,1-4,1,4000\n1,2015,5+,0,9000\n", Encoding.UTF8, "text/csv");
        using var refused = await demo.Client.PutAsync("/v1/life-tables/none?source=Epi&by=anna&method=abridged", open);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var texts = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").GetProperty("deaths");
        Assert.That(texts[0].GetString(), Is.EqualTo("deaths: sex 1, 2015, no life table can be made: A life table goes from birth to an open group in which somebody dies."));
        Assert.That(texts[1].GetString(), Is.EqualTo("deaths：性别 1，2015 年，不能编制寿命表：寿命表须从 0 岁起，到有死亡的开放年龄组（如 85+）为止。"));
        using var word = await demo.Client.PutAsync("/v1/life-tables/none?source=Epi&by=anna&method=guess", good);
        Assert.That(word.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync(["lifetables", "show", "nowhere", "--db", _store.Db], output, error), Is.EqualTo(CommandLine.WrongCall));
    }
}
