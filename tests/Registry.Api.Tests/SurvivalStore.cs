using System.Globalization;
using System.Text;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Coding;

namespace Registry.Api.Tests;

/// <summary>Forty invented cases of lung cancer with their follow-up and a life table, imported as a registrar would.</summary>
internal sealed class SurvivalStore : IDisposable
{
    public const string LifeTable = "sex,year,age,hazard_per_year\n1,2015,0,0.01\n1,2015,60,0.02\n2,2015,0,0.01\n2,2015,60,0.02\n";

    private const string CaseHeader = "登记编号,身份证号码,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10,报告医院,联系电话\n";
    private const string FollowUpHeader = "登记编号,最后接触状态,最后接触日期,失访原因,死亡日期,死亡原因分类,根本死因\n";
    private const int Cases = 40;

    public string Folder { get; } = Directory.CreateTempSubdirectory("registry-survival-").FullName;

    public string Db => Path.Combine(Folder, "test.db");

    public string Table => Path.Combine(Folder, "table.csv");

    public static async Task<SurvivalStore> ImportAsync()
    {
        var store = new SurvivalStore();
        await File.WriteAllTextAsync(store.Table, LifeTable);
        var (cases, contacts) = (new StringBuilder(CaseHeader), new StringBuilder(FollowUpHeader));
        for (var n = 0; n < Cases; n++)
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"330106{Birth(n):yyyyMMdd}{2 * n + 1:000}");
            cases.Append(CultureInfo.InvariantCulture, $"{n + 1},{digits}{ResidentId.CheckCharacter(digits)},欧阳示例,1,{Birth(n):yyyyMMdd},{Diagnosis(n):yyyyMMdd},C34.1,8140,3,9,7,C34.1,示例医院,0571-0000000\n");
            if (IsNeverFollowed(n)) continue;
            contacts.Append(Death(n) is { } death
                ? string.Create(CultureInfo.InvariantCulture, $"{n + 1},2,{death:yyyyMMdd},,{death:yyyyMMdd},1,C34.1\n")
                : string.Create(CultureInfo.InvariantCulture, $"{n + 1},1,20201231,,,,\n"));
        }
        await store.ImportAsync("FB_1", cases.ToString());
        await store.ImportAsync("SF_1", contacts.ToString());
        await RunAsync(0, "lifetables", "load", store.Table, "--db", store.Db, "--name", "province", "--source", "invented", "--by", "anna");
        return store;
    }

    /// <summary>The cases that were followed, as the calculator takes patients; a file.</summary>
    public async Task<string> PatientsAsync()
    {
        var path = Path.Combine(Folder, "patients.csv");
        var text = new StringBuilder("birth_date,diagnosis_date,end_date,status,sex\n");
        for (var n = 0; n < Cases; n++)
            if (!IsNeverFollowed(n))
                text.Append(CultureInfo.InvariantCulture, $"{Birth(n):yyyy-MM-dd},{Diagnosis(n):yyyy-MM-dd},{Death(n) ?? new DateOnly(2020, 12, 31):yyyy-MM-dd},{(Death(n) is null ? 0 : 1)},1\n");
        await File.WriteAllTextAsync(path, text.ToString());
        return path;
    }

    /// <summary>What a call says in JSON.</summary>
    public static async Task<JsonElement> JsonAsync(params string[] call) => JsonDocument.Parse(await RunAsync(0, call)).RootElement;

    /// <summary>What a call says, and that it ended as it should.</summary>
    public static async Task<string> RunAsync(int status, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var ended = await CommandLine.RunAsync(call, output, error);
        Assert.That(ended, Is.EqualTo(status), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task ImportAsync(string name, string text)
    {
        var path = Path.Combine(Folder, $"330106_{name}.csv");
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);
        Assert.That(await RunAsync(0, "import", path, "--db", Db, "--lang", "en"), Does.Contain("committed").IgnoreCase);
    }

    private static bool IsNeverFollowed(int n) => n % 10 == 9;

    private static DateOnly Birth(int n) => new(1935 + n, 1 + n % 12, 1 + n % 28);

    private static DateOnly Diagnosis(int n) => new(2016 + n % 2, 1 + n % 12, 5);

    private static DateOnly? Death(int n) => n % 3 == 0 ? null : new(2018 + n % 2, 1 + n % 12, 20);
}
