using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Queries are listed, confirmed, taken back: on the command line and over HTTP.</summary>
public sealed class QueryTests
{
    private const string Cases =
        "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,hosp\n"
        + "A1,2,19500310,20230516,C50.4,8000,3,9,7,C50.4,示例医院\n"
        + "A2,1,19420115,20230802,C34.1,8000,3,9,7,C34.1,示例医院\n"
        + "A3,1,19420115,20230832,C34.1,8000,3,9,7,C34.1,示例医院\n";

    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task DeliverAsync()
    {
        _folder = Directory.CreateTempSubdirectory("registry-queries-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await File.WriteAllTextAsync(Path.Combine(_folder, "330106_FB.csv"), Cases);
        await RunAsync("import", Path.Combine(_folder, "330106_FB.csv"), "--db", _db);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Confirm_ByRowAndByRecord_ThenWithdraw()
    {
        var (status, said, _) = await RunAsync("queries", "confirm", "--db", _db, "--batch", "1", "--row", "2", "--check", "o-morp-3", "--by", "质控员", "--reason", "复核切片", "--lang", "en");
        Assert.That((status, said), Is.EqualTo((CommandLine.Done, "1 query confirmed.\n")));
        Assert.That((await RunAsync("queries", "confirm", "--db", _db, "--registry", "330106", "--case", "A2", "--check", "O-MORP-3", "--by", "质控员", "--reason", "复核切片")).Status, Is.EqualTo(CommandLine.Done));
        var (_, shown, _) = await RunAsync("batches", "show", "--db", _db, "--batch", "1", "--lang", "en");
        Assert.That(shown, Does.Contain("(0 open, 2 confirmed)"), "the third row is returned, and its query with it");

        var (_, listed, _) = await RunAsync("queries", "list", "--db", _db, "--confirmed", "--check", "O-MORP-3", "--format", "csv");
        Assert.That(listed.Split('\n'), Has.Length.EqualTo(4));
        Assert.That(listed, Does.Contain("A2/1").And.Contain("复核切片"));
        var (_, overrides, _) = await RunAsync("checks", "overrides", "--db", _db);
        Assert.That(overrides, Does.Contain("330106,O-MORP-3,2,2,0,0,"));
        Assert.That((await RunAsync("queries", "withdraw", "--db", _db, "--batch", "1", "--row", "2", "--check", "O-MORP-3", "--by", "质控员", "--reason", "误答")).Status, Is.EqualTo(CommandLine.Done));
        Assert.That((await RunAsync("checks", "overrides", "--db", _db)).Output, Does.Contain("330106,O-MORP-3,2,1,0,1,"));
        Assert.That((await RunAsync("verify", "--db", _db)).Status, Is.EqualTo(CommandLine.Done));
    }

    [Test]
    public async Task ManyAnswersFromAFile_AllOrNone_WithEveryProblem()
    {
        var file = Path.Combine(_folder, "answers.csv");
        await File.WriteAllTextAsync(file, "batch,row,check,by,reason\n1,2,O-MORP-3,质控员,复核切片\n1,3,O-MORP-3,,复核切片\n1,4,D-PARSE-1,质控员,x\nx,4,D-PARSE-1,质控员,x\n");
        var (status, said, _) = await RunAsync("queries", "confirm", "--db", _db, "--file", file, "--lang", "en");
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That(said, Does.Contain("line 5: batch \"x\"").And.Contain("nothing was changed"));
        await File.WriteAllTextAsync(file, "batch,row,check,by,reason\n1,2,O-MORP-3,质控员,复核切片\n1,3,O-MORP-3,,复核切片\n1,4,D-PARSE-1,质控员,x\n");
        (status, said, _) = await RunAsync("queries", "confirm", "--db", _db, "--file", file, "--lang", "en");
        Assert.That((status, said.Split('\n').Length), Is.EqualTo((CommandLine.DataHaveProblems, 4)));
        Assert.That(said, Does.Contain("line 3: Say who").And.Contain("line 4: D-PARSE-1 in row 4 of batch 1 is an error"));
        await File.WriteAllTextAsync(file, "batch,row,check,by,reason\n1,2,O-MORP-3,质控员,复核切片\n1,3,O-MORP-3,质控员,复核切片\n");
        Assert.That((await RunAsync("queries", "confirm", "--db", _db, "--file", file, "--lang", "en")).Output, Is.EqualTo("2 queries confirmed.\n"));
    }

    [TestCase("--batch 1 --row 2 --check O-MORP-3 --reason x", "--by and --reason")]
    [TestCase("--batch 1 --row 2 --by a --reason x", "--check is needed")]
    [TestCase("--batch 1 --check O-MORP-3 --by a --reason x", "name the query")]
    [TestCase("--file nowhere.csv", "there is no such file")]
    public async Task ACallThatNamesNoQuery_IsWrong(string options, string expected)
    {
        var (status, _, error) = await RunAsync(["queries", "confirm", "--db", _db, .. options.Split(' ')]);
        Assert.That(status, Is.EqualTo(CommandLine.WrongCall));
        Assert.That(error, Does.Contain(expected));
    }

    [Test]
    public async Task TheSameOverHttp()
    {
        await using var demo = await DemoRegistry.StartOnAsync(path => { File.Copy(_db, path); return Task.CompletedTask; });
        var open = await demo.GetAsync("/v1/queries?state=open&check=O-MORP-3&registry=330106");
        Assert.That(open.GetProperty("total").GetInt64(), Is.EqualTo(2));
        Assert.That(open.GetProperty("queries")[0].GetProperty("record").GetString(), Is.EqualTo("A1/1"));

        using var bad = await demo.PostAsync("/v1/queries/confirm", """{"answers":[{"check":"O-MORP-3","batch":1}]}""");
        Assert.That(bad.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var unsigned = await demo.PostAsync("/v1/queries/confirm", """{"answers":[{"check":"O-MORP-3","batch":1,"row":2},{"check":"D-PARSE-1","batch":1,"row":4}]}""");
        Assert.That(unsigned.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await unsigned.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EquivalentTo(new[] { "by", "reason" }));
        using var blank = await demo.PostAsync("/v1/queries/confirm", """{"by":"","reason":" ","answers":[{"check":"O-MORP-3","batch":1,"row":2}]}""");
        var problem = await blank.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That((blank.StatusCode, problem.GetProperty("errors").EnumerateObject().Count()), Is.EqualTo((HttpStatusCode.BadRequest, 2)));
        Assert.That(problem.GetProperty("reasonZh").GetString(), Does.Contain("由谁答复").And.Contain("理由"));
        using var own = await demo.PostAsync("/v1/queries/confirm", """{"by":"a","answers":[{"check":"O-MORP-3","batch":1,"row":2,"reason":"x"},{"check":"O-MORP-3","batch":1,"row":3}]}""");
        Assert.That((await own.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo("reason"), "the second has none");
        using var errors = await demo.PostAsync("/v1/queries/confirm", """{"by":"a","reason":"x","answers":[{"check":"O-MORP-3","batch":1,"row":9},{"check":"D-PARSE-1","batch":1,"row":4}]}""");
        Assert.That(errors.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await errors.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems").GetArrayLength(), Is.EqualTo(2));
        using var done = await demo.PostAsync("/v1/queries/confirm",
            """{"by":"质控员","reason":"复核切片","answers":[{"check":"O-MORP-3","batch":1,"row":2},{"check":"O-MORP-3","registry":"330106","caseNumber":"A2"}]}""");
        Assert.That((await done.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("done").GetInt32(), Is.EqualTo(2));
        Assert.That((await demo.GetAsync("/v1/queries?state=open&check=O-MORP-3")).GetProperty("total").GetInt64(), Is.Zero);
        using var back = await demo.PostAsync("/v1/queries/withdraw", """{"by":"质控员","reason":"误答","answers":[{"check":"O-MORP-3","batch":1,"row":3}]}""");
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var counts = (await demo.GetAsync("/v1/checks/overrides?registry=330106")).EnumerateArray().Single(c => c.GetProperty("checkId").GetString() == "O-MORP-3");
        Assert.That((counts.GetProperty("confirmed").GetInt64(), counts.GetProperty("open").GetInt64()), Is.EqualTo((1, 1)));
        await demo.GetProblemAsync("/v1/queries?state=maybe", 400);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(args, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
