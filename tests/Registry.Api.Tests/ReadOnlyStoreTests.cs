using Registry.Api.Commands;
using Registry.Core.Store;

namespace Registry.Api.Tests;

/// <summary>A database where nothing may be written: what only reads works and gives the same answers, what writes says why in one line.</summary>
public sealed class ReadOnlyStoreTests
{
    private const string Notice = "registry: the database may not be written here and was opened for reading only: it can be asked and not changed.\n";
    private string _folder = null!, _db = null!;

    [OneTimeSetUp]
    public async Task Copy()
    {
        Assume.That(await RegistryProcess.CanBeReadOnlyAsync(), "the system lets us make a folder read-only");
        _folder = Directory.CreateTempSubdirectory("registry read-only-").FullName;
        await DemoData.CopyToAsync(_db = Path.Combine(_folder, "demo #1 ä.db"));
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    [TestCase("overview --year 2021")]
    [TestCase("batches list")]
    [TestCase("persons pairs")]
    [TestCase("persons show 1")]
    [TestCase("primaries")]
    [TestCase("audit verify")]
    [TestCase("batches verdicts --batch 1")]
    [TestCase("rates --years 2021 --event incidence")]
    [TestCase("states list")]
    [TestCase("populations list")]
    [TestCase("queries list")]
    [TestCase("followup summary --date 2021-12-31")]
    [TestCase("followup plausibility --date 2021-12-31")]
    [TestCase("rate-ratios --years 2021")]
    [TestCase("verify")]
    public async Task WhatOnlyReadsAnswersAsEver(string call)
    {
        var (status, output, error) = await RegistryProcess.RunReadOnlyAsync(_folder, [.. call.Split(' '), "--db", _db, "--lang", "en"]);
        Assert.That(status, Is.LessThanOrEqualTo(CommandLine.DataHaveProblems), error);
        using StringWriter usual = new(), none = new();
        Assert.That(await CommandLine.RunAsync([.. call.Split(' '), "--db", _db, "--lang", "en"], usual, none), Is.EqualTo(status), $"{none}");
        Assert.That(output, Is.EqualTo(usual.ToString()).And.Not.Empty);
        Assert.That(error, Is.EqualTo(Notice));
    }

    [TestCase("settings set c86 other --by a", "zh", "没有写入权限")]
    [TestCase("batches undo --batch 1 --by a", "en", "may not be written")]
    [TestCase("import 330106.csv", "zh", "权限")]
    [TestCase("import 330106.csv", "en", "rights")]
    [TestCase("persons link", "en", "may not be written")]
    public async Task WhatWritesSaysWhyInOneLine(string call, string lang, string words)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}_330106_FB.csv");
        await File.WriteAllTextAsync(file, "registr,sex,birthda,inciden,icd10,basi\n1,1,19500203,20230516,C34.1,7\n");
        try
        {
            var (status, _, error) = await RegistryProcess.RunReadOnlyAsync(_folder, [.. call.Replace("330106.csv", file, StringComparison.Ordinal).Split(' '), "--db", _db, "--lang", lang]);
            Assert.That(status, Is.EqualTo(CommandLine.Trouble), error);
            Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(2), "that it may only be read, and why the call ends");
            Assert.That(error.TrimEnd().Split('\n')[1], Does.Contain(words));
            Assert.That(error, Does.StartWith(lang == "zh" ? "registry: 数据库此处不可写，已以只读方式打开" : Notice));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task AServiceAnswersFromIt_AndRefusesToWrite()
    {
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_folder);
        using var service = RegistryProcess.StartReadOnly(_folder, "serve", "--db", _db, "--urls", "http://127.0.0.1:0", "--lang", "en");
        try
        {
            var listening = await service.StandardOutput.ReadLineAsync();
            Assert.That(await service.StandardError.ReadLineAsync(), Is.EqualTo(Notice.TrimEnd()));
            using var client = new HttpClient { BaseAddress = new Uri(listening!.Split(' ')[2]) };
            foreach (var address in (string[])["/", "/health", "/v1/rates", "/v1/batches", "/v1/batches/1/undo-preview", "/v1/persons/1", "/v1/persons/pairs", "/v1/primaries", "/v1/queries", "/v1/audit"])
                Assert.That((int)(await client.GetAsync(address)).StatusCode, Is.EqualTo(200), address);
            using var body = new StringContent("""{"personA":1,"personB":2,"by":"anna","reason":"same telephone"}""", System.Text.Encoding.UTF8, "application/json");
            await MustBeReadOnlyAsync(await client.PostAsync("/v1/persons/merges", body));
            using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "330106_FB.csv" } };
            await MustBeReadOnlyAsync(await client.PostAsync("/v1/batches", form));
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, mode);
        }
    }

    private static async Task MustBeReadOnlyAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(403), $"{answer.RequestMessage!.RequestUri}: {text}");
        Assert.That(text, Does.Contain("\"code\":\"read-only\"").And.Contain("没有写入权限"));
    }

    [TestCase("zh", "复制到可写的文件夹")]
    [TestCase("en", "copy the database with its -wal file")]
    public async Task ALogThatCannotBeReadHereIsSaid_NotPassedOver(string lang, string words)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"log-{lang}")).FullName;
        var copy = Path.Combine(folder, "site.db");
        using (var database = RegistryDatabase.Open(Path.Combine(_folder, $"busy-{lang}.db")))
        {
            await new BatchStore(database).CreateAsync("330106_FB.csv", new MemoryStream([1]), "330106", atomic: false, default);
            foreach (var ending in (string[])["", "-wal"]) File.Copy(database.FilePath + ending, copy + ending);
        }
        var (status, _, error) = await RegistryProcess.RunReadOnlyAsync(folder, ["batches", "list", "--db", copy, "--lang", lang]);
        Assert.That(status, Is.EqualTo(CommandLine.Trouble), error);
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1).And.Some.Contains(words));
        Assert.That((await RegistryProcess.RunAsync("batches", "list", "--db", copy)).Status, Is.EqualTo(CommandLine.Done), "where it may be written it is read");
    }
}
