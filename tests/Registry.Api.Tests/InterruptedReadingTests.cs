using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Tests;

/// <summary>A service that is killed while it reads a file reads it again at its next start; killed a second time it gives the file up, and lives.</summary>
public sealed class InterruptedReadingTests
{
    private const int Rows = 400_000;
    private string _folder = null!, _db = null!, _file = null!;

    [SetUp]
    public async Task SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("registry-interrupted-").FullName;
        (_db, _file) = (Path.Combine(_folder, "site.db"), Path.Combine(_folder, "330106_FB.csv"));
        var text = new StringBuilder("registr,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n");
        for (var row = 0; row < Rows; row++) text.Append(row).Append(",x,1,19500203,20230516,C34.1,8140,3,9,7,C34.1\n");
        await File.WriteAllTextAsync(_file, text.ToString());
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task ABatchWhoseReadingEndedTheServiceTwiceIsGivenUp_UntilSomebodyChecksItAgain()
    {
        await using (var first = await StartAsync())
        {
            await first.UploadAsync(_file);
            await first.UntilAsync("parsing");
            first.Kill();
        }
        await using (var second = await StartAsync())
        {
            await second.UntilAsync("parsing");
            second.Kill();
        }
        await using (var third = await StartAsync())
        {
            await third.UntilAsync("unreadable");
            var verdicts = await third.GetAsync("/v1/batches/1/verdicts");
            var verdict = verdicts.GetProperty("verdicts").EnumerateArray().Single();
            Assert.That(verdict.GetProperty("checkId").GetString(), Is.EqualTo("F-OPEN-7"));
            Assert.That(verdict.GetProperty("message").GetProperty("zh").GetString(), Does.Contain("至少两次被终止"));
            Assert.That(verdict.GetProperty("advice").GetProperty("en").GetString(), Does.Contain("batches check"));
        }
        var (status, output, error) = await RegistryProcess.RunAsync("batches", "check", "--batch", "1", "--db", _db, "--lang", "en");
        Assert.That(status, Is.Zero, output + error);
        Assert.That(output, Does.Match($"= {Rows / 1000}.000 inserted"));
        using var database = RegistryDatabase.Open(_db);
        Assert.That((await new BatchStore(database).FindAsync(1, default))!.State, Is.EqualTo(BatchState.Checked));
        Assert.That(await new BatchStore(database).InterruptedAsync(default), Is.Empty);
    }

    [Test]
    public async Task WhatWaitedIsReadAtTheNextStart()
    {
        using (var database = RegistryDatabase.Open(_db))
            await new BatchStore(database).CreateAsync(
                "330106_FB.csv", new MemoryStream(Encoding.UTF8.GetBytes("registr,sex,birthda,inciden,topo,icd10,basi\n1,1,19500203,20230516,C34.1,C34.1,7\n")), "330106", atomic: false, default);
        await using var service = await StartAsync();
        await service.UntilAsync("checked");
    }

    private async Task<ServiceProcess> StartAsync()
    {
        var process = RegistryProcess.Start("serve", "--db", _db, "--create", "--urls", "http://127.0.0.1:0", "--lang", "en");
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.That(line, Does.StartWith("Listening on "), await ErrorOf(process, line));
        return new(process, new Uri(line!["Listening on ".Length..].Split(' ')[0]));
    }

    private static async Task<string> ErrorOf(Process process, string? line) => line is null ? await process.StandardError.ReadToEndAsync() : "";

    private sealed class ServiceProcess(Process process, Uri address) : IAsyncDisposable
    {
        private readonly HttpClient _client = new() { BaseAddress = address };

        public async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await _client.GetStringAsync(path)).RootElement;

        public async Task UploadAsync(string path)
        {
            await using var content = File.OpenRead(path);
            using var form = new MultipartFormDataContent { { new StreamContent(content), "file", Path.GetFileName(path) } };
            using var answer = await _client.PostAsync("/v1/batches", form);
            Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        // Polls without a pause: the state that is waited for may be short.
        public async Task UntilAsync(string state)
        {
            var watch = Stopwatch.StartNew();
            for (var now = ""; now != state; now = (await GetAsync("/v1/batches/1")).GetProperty("batch").GetProperty("state").GetString()!)
                Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromMinutes(2)), $"{state} is reached; now {now}");
        }

        public void Kill() => process.Kill();

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
