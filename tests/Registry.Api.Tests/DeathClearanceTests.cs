using System.Text;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Coding;

namespace Registry.Api.Tests;

/// <summary>Deaths and persons through the verbs: matched, traced, registered from the certificate, linked, taken back.</summary>
public sealed class DeathClearanceTests
{
    private const string CaseHeader = "登记编号,身份证号码,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10,户口行政区划代码,报告日期\n";
    private const string DeathHeader = "死亡卡编号,姓名,性别,身份证号码,出生日期,死亡日期,户籍区划代码,根本死因,报告单位\n";
    private static readonly string[] Births = ["19310203", "19480202", "19420411", "", "19530622", "", "19640817", "", "19751130"];
    private static readonly string[] Ids = [.. Births.Select((birth, n) => birth.Length == 0 ? "" : Id($"330106{birth}00{n + 1}"))];
    private string _folder = null!, _db = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("registry-deaths-").FullName;
        _db = Path.Combine(_folder, "test.db");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task ADeathGoesFromTheCertificateToTheCase()
    {
        await ImportAsync("FB_1", CaseHeader
            + $"1,{Ids[0]},欧阳示甲,1,{Births[0]},20230301,C34.1,8140,3,9,7,C34.1,330106,20230401\n"
            + "2,,慕容例乙,1,19480202,20230302,C16.2,8140,3,9,7,C16.2,330106,20230401\n"
            + $"3,{Ids[2]},夏侯建国,1,{Births[2]},20230303,C61.9,8140,3,9,7,C61,330106,20230401\n");
        await ImportAsync("SW_1", DeathHeader
            + $"D1,欧阳示甲,1,{Ids[0]},{Births[0]},20231101,330106,C34.1,示例医院\n"       // the case by its ID
            + "D2,慕容例乙,1,,19480202,20231102,330106,C16.9,示例医院\n"                // name, sex and birth date only
            + $"D3,诸葛明远,1,{Ids[2]},{Births[2]},20231103,330106,I21.9,示例医院\n"       // the ID, another name; another cause
            + $"D4,上官清,1,{Ids[4]},{Births[4]},20231104,330106,C22.0,甲医院\n"         // nobody
            + $"D5,司徒文波,1,{Ids[6]},{Births[6]},20231105,330106,C18.7,乙医院\n"         // nobody
            + $"D6,端木小红,1,{Ids[8]},{Births[8]},20231106,330106,J44.9,乙医院\n");       // nobody, no cancer

        var first = await JsonAsync(1, "deaths", "match", "--db", _db, "--years", "2023", "--by", "registrar");
        Assert.That(Counts(first), Is.EqualTo("6 = 1 matched + 2 review + 2 unmatched + 1 other + 0 no case; 2 opened"));
        Assert.That(Findings(first), Is.EqualTo("L-LNK-3 D2, L-LNK-2 D3"));
        var again = await JsonAsync(1, "deaths", "match", "--db", _db, "--years", "2023", "--by", "registrar");
        Assert.That(Counts(again), Is.EqualTo("6 = 1 matched + 2 review + 2 unmatched + 1 other + 0 no case; 0 opened"), "running again changes nothing");

        var traces = await JsonAsync(0, "deaths", "traces", "--db", _db, "--format", "json");
        Assert.That(States(traces), Is.EqualTo("D5 toTrace 乙医院, D4 toTrace 甲医院"), "hospital by hospital");
        var idOfD4 = Trace(traces, "D4");

        foreach (var (death, person) in await PersonsAsync())
            await RunAsync(0, "deaths", "decide", "--db", _db, "--registry", "330106", "--death", death, "--person", $"{person}",
                "--decision", death == "D2" ? "same" : "different", "--by", "registrar", "--reason", "hospital file compared");
        await RunAsync(0, "deaths", "trace", "--db", _db, "--trace", idOfD4, "--state", "nothing-found", "--by", "registrar", "--note", "no file");
        var made = await JsonAsync(0, "deaths", "dco", "--db", _db, "--by", "registrar");
        Assert.That((made[0].GetProperty("cases").GetInt32(), made[0].GetProperty("batchState").GetString()), Is.EqualTo((1, "committed")));

        await ImportAsync("FB_2", CaseHeader + $"9,{Ids[6]},司徒文波,1,{Births[6]},20230909,C18.7,8140,3,9,7,C18.7,330106,20240101\n");
        var last = await JsonAsync(0, "deaths", "match", "--db", _db, "--years", "2023", "--by", "registrar");
        Assert.That(Counts(last), Is.EqualTo("6 = 4 matched + 0 review + 0 unmatched + 2 other + 0 no case; 0 opened"), "D3 was decided to be another person");
        Assert.That(States(await JsonAsync(0, "deaths", "traces", "--db", _db, "--format", "json")), Is.EqualTo("D5 initiated 乙医院, D4 certificateOnly 甲医院"));

        var counts = await RunAsync(0, "quality", "--db", _db, "--years", "2023", "--scheme", "cn26");
        Assert.That(counts, Does.Contain("DCO").IgnoreCase);
        await RunAsync(0, "batches", "undo", "--db", _db, "--batch", $"{made[0].GetProperty("batchId").GetInt64()}");
        await JsonAsync(1, "deaths", "match", "--db", _db, "--years", "2023", "--by", "registrar");
        Assert.That(States(await JsonAsync(0, "deaths", "traces", "--db", _db, "--format", "json")), Does.Contain("D4 nothingFound"), "its case is gone, what the tracing found stands");
        await RunAsync(0, "verify", "--db", _db);

        var anew = await JsonAsync(0, "deaths", "dco", "--db", _db, "--by", "registrar");
        Assert.That((anew[0].GetProperty("cases").GetInt32(), anew[0].GetProperty("batchState").GetString()), Is.EqualTo((1, "committed")), "the case is made again");
        Assert.That(States(await JsonAsync(0, "deaths", "traces", "--db", _db, "--format", "json")), Does.Contain("D4 certificateOnly"));
        Assert.That((await JsonAsync(0, "deaths", "apply", "--preview", "--db", _db, "--by", "registrar")).GetProperty("findings").GetArrayLength(), Is.Zero, "it is one person's");
    }

    [Test]
    public async Task OneResidentIdIsEnoughUnlessTheNameIsAnother()
    {
        await ImportAsync("FB_1", CaseHeader
            + $"1,{Ids[0]},欧阳示甲,1,{Births[0]},20230301,C34.1,8140,3,9,7,C34.1,330106,20230401\n"
            + $"2,{Ids[2]},夏侯建国,1,{Births[2]},20230303,C61.9,8140,3,9,7,C61,330106,20230401\n"
            + $"3,{Ids[4]},上官清,1,{Births[4]},20230303,C34.1,8140,3,9,7,C34.1,330106,20230401\n");
        await ImportAsync("SW_1", DeathHeader
            + $"D1,歐陽示假,1,{Ids[0]},{Births[0]},20231101,330106,C34.1,示例医院\n"      // the same sounds
            + $"D2,夏侯建明,1,{Ids[2]},{Births[2]},20231102,330106,C61,示例医院\n"       // one character
            + $"D3,上官大海,1,{Ids[4]},{Births[4]},20231103,330106,C34.1,示例医院\n");     // another name
        var answer = await JsonAsync(1, "deaths", "match", "--db", _db, "--years", "2023", "--by", "registrar");
        Assert.That(Counts(answer), Does.StartWith("3 = 1 matched + 2 review"));
        Assert.That(Findings(answer), Is.EqualTo("L-LNK-2 D2, L-LNK-2 D3"));
        Assert.That(answer.GetProperty("weights").GetString(), Is.EqualTo("defaults"), "three deaths are too few");
    }

    [Test]
    public async Task TwoRowsOfOneHumanBeingAreMergedAndComeApartAgain()
    {
        await ImportAsync("FB_1", CaseHeader + string.Concat(Enumerable.Range(1, 40).Select(n =>
                $"{n},,欧阳{(char)('一' + n * 7)}{(char)('丁' + n * 11)},{1 + n % 2},19{50 + n % 30}{1 + n % 12:D2}{1 + n % 28:D2},20230301,C34.1,8140,3,9,7,C34.1,330106,20230401\n"))
            + "41,,慕容示例,1,19400719,20230301,C34.1,8140,3,9,7,C34.1,330106,20230401\n"
            + "42,,慕容示例,1,19400719,20230501,C16.2,8140,3,9,7,C16.2,330106,20230601\n");
        var run = await JsonAsync(0, "persons", "link", "--db", _db, "--by", "registrar");
        Assert.That(run.GetProperty("persons").GetInt64(), Is.EqualTo(42));
        var merged = run.GetProperty("merged").GetInt32();
        var pair = (await JsonAsync(0, "persons", "pairs", "--db", _db, "--decided", "--format", "json")).GetProperty("pairs").EnumerateArray()
            .First(p => p.GetProperty("probability").GetDouble() > 0.05);
        var (a, b) = ($"{pair.GetProperty("personA").GetInt64()}", $"{pair.GetProperty("personB").GetInt64()}");
        if (merged == 0) await RunAsync(0, "persons", "merge", a, b, "--db", _db, "--by", "registrar", "--reason", "same telephone");
        var person = await JsonAsync(0, "persons", "show", a, "--db", _db);
        Assert.That(person.GetProperty("tumours").EnumerateArray().Select(t => t.GetProperty("caseNumber").GetString()), Is.EquivalentTo(new[] { "41", "42" }));

        var merge = $"{person.GetProperty("merges")[0].GetProperty("mergeId").GetInt64()}";
        var preview = await JsonAsync(0, "persons", "unmerge", "--merge", merge, "--preview", "--db", _db);
        Assert.That(preview.GetProperty("groups").GetArrayLength(), Is.EqualTo(2));
        await RunAsync(0, "persons", "unmerge", "--merge", merge, "--db", _db, "--by", "registrar", "--reason", "father and son");
        await RunAsync(0, "persons", "separate", a, b, "--db", _db, "--by", "registrar", "--reason", "father and son");
        var refused = await RunAsync(1, "persons", "merge", a, b, "--db", _db, "--by", "registrar", "--reason", "x", "--lang", "en");
        Assert.That(refused, Does.Contain("decided to be different"));
        Assert.That((await JsonAsync(0, "persons", "link", "--db", _db, "--by", "registrar")).GetProperty("merged").GetInt32(), Is.Zero, "the decision is remembered");
    }

    private async Task ImportAsync(string name, string text)
    {
        var path = Path.Combine(_folder, $"330106_{name}.csv");
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);
        var output = await RunAsync(0, "import", path, "--db", _db, "--lang", "en");
        Assert.That(output, Does.Contain("committed").IgnoreCase);
    }

    private async Task<List<(string Death, long Person)>> PersonsAsync() =>
        [.. (await JsonAsync(0, "deaths", "matches", "--db", _db, "--open", "--format", "json")).GetProperty("matches").EnumerateArray()
            .Select(m => (m.GetProperty("deathNumber").GetString()!, m.GetProperty("personId").GetInt64()))];

    private static string Counts(JsonElement o)
    {
        return $"{Of("deaths")} = {Of("matched")} matched + {Of("forReview")} review + {Of("unmatched")} unmatched + {Of("otherCauses")} other"
            + $" + {Of("noCase")} no case; {Of("tracingsOpened")} opened";

        long Of(string name) => o.GetProperty(name).GetInt64();
    }

    private static string Findings(JsonElement o) => string.Join(", ", o.GetProperty("findings").EnumerateArray()
        .Select(f => $"{f.GetProperty("checkId").GetString()} {f.GetProperty("deathNumber").GetString()}"));

    private static string States(JsonElement o) => string.Join(", ", o.GetProperty("traces").EnumerateArray()
        .Select(t => $"{t.GetProperty("deathNumber").GetString()} {t.GetProperty("state").GetString()} {t.GetProperty("hospital").GetString()}"));

    private static string Trace(JsonElement o, string death) => o.GetProperty("traces").EnumerateArray()
        .Single(t => t.GetProperty("deathNumber").GetString() == death).GetProperty("traceId").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Id(string digits) => digits + ResidentId.CheckCharacter(digits);

    private static async Task<JsonElement> JsonAsync(int status, params string[] call) => JsonDocument.Parse(await RunAsync(status, call)).RootElement;

    private static async Task<string> RunAsync(int status, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var ended = await CommandLine.RunAsync(call, output, error);
        Assert.That(ended, Is.EqualTo(status), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }
}
