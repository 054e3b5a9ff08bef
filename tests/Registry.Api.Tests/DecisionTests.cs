using System.Text;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>What a registrar is told when he decides: of contradictions, of what still waits, of why he decided.</summary>
public sealed class DecisionTests
{
    private const string Cases = """
        登记编号,身份证号码,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10,户口行政区划代码,报告日期
        1,,欧阳示甲,1,19480202,20230302,C16.2,8140,3,9,7,C16.2,330106,20230401
        2,,慕容例乙,1,19600301,20230303,C34.1,8140,3,9,7,C34.1,330106,20230401

        """;

    private const string Deaths = """
        死亡卡编号,姓名,性别,身份证号码,出生日期,死亡日期,户籍区划代码,根本死因,报告单位
        D1,欧阳示甲,1,,19480202,20231102,330106,C16.9,示例医院
        D2,司徒某,2,,19550505,20231102,330106,C22.0,示例医院
        D3,端木某,1,,19700101,202302,330106,C22.0,示例医院

        """;

    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task Import()
    {
        _folder = Directory.CreateTempSubdirectory("registry-decisions-").FullName;
        _db = Path.Combine(_folder, "test.db");
        foreach (var (name, text) in ((string, string)[])[("FB", Cases), ("SW", Deaths)])
        {
            var path = Path.Combine(_folder, $"330106_{name}.csv");
            await File.WriteAllTextAsync(path, text, Encoding.UTF8);
            await RunAsync(0, "import", path);
        }
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task ADeathOfAnotherSexAndBirth_IsTakenWithAWarning_WithoutTheValues()
    {
        var (output, error) = await DecideAsync("D2", "same");
        Assert.That(error, Does.Contain("the sex differs, compared with case 330106/1").And.Contain("the dates of birth differ"));
        Assert.That(output + error, Does.Not.Contain("1955").And.Not.Contain("司徒"));
        Assert.That((await DecideAsync("D1", "same")).Error, Is.Empty, "nothing speaks against this one");
        Assert.That((await DecideAsync("D3", "same")).Error, Does.Contain("the death comes before the diagnosis"));
        Assert.That((await DecideAsync("D2", "different")).Error, Is.Empty);
    }

    [Test]
    public async Task AboutWhoHasGoneWithAnUndoNothingIsDecided()
    {
        await RunAsync(0, "persons", "separate", "1", "2", "--by", "anna", "--reason", "father and son");
        Assert.That((await RunAsync(0, "persons", "pairs", "--decided")).Output, Does.Contain(",1,2,330106/1,330106/2,review,,,different,anna,"));
        await RunAsync(0, "batches", "undo", "--batch", "1");
        Assert.That((await RunAsync(0, "persons", "pairs", "--decided")).Output.Trim().Split('\n'), Has.Length.EqualTo(1), "the header");
        await using var demo = await DemoRegistry.StartOnAsync(database => { File.Copy(_db, database); return Task.CompletedTask; });
        using var answer = await demo.PostAsync("/v1/persons/merges", """{"personA": 1, "personB": 2, "by": "anna", "reason": "same telephone"}""");
        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("is not in the data any more").And.Contain("人员 1 已不在库内"));
        await RunAsync(2, "persons", "merge", "1", "2", "--by", "anna", "--reason", "same telephone");

        await RunAsync(0, "import", Path.Combine(_folder, "330106_FB.csv"));
        Assert.That((await RunAsync(1, "persons", "merge", "1", "2", "--by", "anna", "--reason", "same telephone", "--lang", "en")).Output, Does.Contain("decided to be different"));
    }

    [Test]
    public async Task OverHttpTheWarningsAreInTheAnswer()
    {
        await using var demo = await DemoRegistry.StartOnAsync(database => { File.Copy(_db, database); return Task.CompletedTask; });
        using var answer = await demo.PostAsync("/v1/deaths/decisions",
            """{"registry": "330106", "deathNumber": "D2", "personId": 1, "decision": "same", "by": "anna", "reason": "file compared"}""");
        var warnings = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("warnings");
        Assert.That(warnings.EnumerateArray().Select(w => w.GetProperty("zh").GetString()), Has.Some.Contains("性别不一致").And.Some.Contains("出生日期不一致"));
    }

    [Test]
    public async Task MatchingSaysWhyItEndsWithOne()
    {
        var (_, error) = await RunAsync(1, "deaths", "match", "--lang", "en");
        Assert.That(error, Does.Contain("Waiting: 1 death for a registrar").And.Contain("2 from cancer without a case"));
    }

    [Test]
    public async Task TheReasonOfAnUndoIsInTheAudit()
    {
        await RunAsync(0, "batches", "undo", "--batch", "2", "--by", "anna", "--reason", "file of another year");
        Assert.That((await RunAsync(0, "audit", "list", "--event", "undone", "--format", "json")).Output, Does.Contain("\"reason\": \"file of another year\""));
        await RunAsync(0, "audit", "verify");
    }

    private Task<(string Output, string Error)> DecideAsync(string death, string decision) => RunAsync(0,
        "deaths", "decide", "--registry", "330106", "--death", death, "--person", "1", "--decision", decision, "--by", "anna", "--reason", "file compared", "--lang", "en");

    private async Task<(string Output, string Error)> RunAsync(int expected, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync([.. call, "--db", _db], output, error);
        Assert.That(status, Is.EqualTo(expected), $"{string.Join(' ', call)}: {output}{error}");
        return (output.ToString(), error.ToString());
    }
}
