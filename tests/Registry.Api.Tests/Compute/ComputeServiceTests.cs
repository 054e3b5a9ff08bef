using System.Net;
using System.Text;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Api.Compute;

namespace Registry.Api.Tests.Compute;

/// <summary>Verb and address give the same answer.</summary>
public sealed class ComputeServiceTests
{
    private DemoRegistry _demo = null!;
    private string _folder = null!;

    [OneTimeSetUp]
    public async Task Start() => (_demo, _folder) = (await DemoRegistry.StartEmptyAsync(), Directory.CreateTempSubdirectory("registry-compute-").FullName);

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Names() => Computations.All.Select(c => c.Name);

    [TestCaseSource(nameof(Names))]
    public async Task VerbAndAddressAgree(string name)
    {
        var computation = Computations.Find(name)!;
        var file = Path.Combine(_folder, name + ".csv");
        var (status, example, _) = await RunAsync("compute", name, "--example");
        Assert.That(status, Is.EqualTo(CommandLine.Done));
        await File.WriteAllTextAsync(file, example);
        foreach (var format in (string[])["json", "csv"])
        {
            var options = computation.Example.Parameters.SelectMany(p => new[] { computation.AllParameters.Single(k => k.Name == p.Name).Option, p.Value });
            var (done, output, error) = await RunAsync(["compute", name, "--input", file, "--format", format, .. options]);
            Assert.That(done, Is.EqualTo(CommandLine.Done), error);
            var query = string.Concat(computation.Example.Parameters.Select(p => $"&parameter={Uri.EscapeDataString($"{p.Name}={p.Value}")}"));
            using var body = new StringContent(example, Encoding.UTF8, "text/csv");
            using var answer = await _demo.Client.PostAsync($"/v1/compute/{name}?format={format}{query}", body);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await answer.Content.ReadAsStringAsync()).TrimEnd(), Is.EqualTo(output.TrimEnd()));
        }
    }

    [Test]
    public async Task ListNamesEveryStatistic_WithSchemaAndExample()
    {
        var list = await _demo.GetAsync("/v1/compute");
        Assert.That(list.EnumerateArray().Select(c => c.GetProperty("name").GetString()), Is.EqualTo(Names()));
        var one = await _demo.GetAsync("/v1/compute/asr");
        Assert.That(one.GetProperty("schema").GetProperty("$schema").GetString(), Does.Contain("2020-12"));
        Assert.That(one.GetProperty("example").GetProperty("csv").GetString(), Does.StartWith("age,cases"));
        await _demo.GetProblemAsync("/v1/compute/no-such", 404);
    }

    [Test]
    public async Task WhatCannotBeComputed_IsAProblemInBothLanguages()
    {
        using var answer = await _demo.PostAsync("/v1/compute/crude-rate", """{ "rows": [ { "cases": -1, "person_years": 10 } ] }""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var errors = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors");
        Assert.That(errors.GetProperty("rows[0].cases").EnumerateArray().Select(e => e.GetString()), Has.Some.Contain("not negative").And.Some.Contain("不小于"));
    }

    [Test]
    public async Task AParameterWithoutAValue_IsRefused()
    {
        using var answer = await _demo.PostAsync("/v1/compute/crude-rate?parameter=limits", """{ "rows": [ { "cases": 1, "person_years": 10 } ] }""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("name=value"));
    }

    [TestCase("compute", "a verb is missing", 2)]
    [TestCase("compute fly --input x", "there is no statistic fly; nearest are", 2)]
    [TestCase("compute crude-rat --input x", "did you mean crude-rate?", 2)]
    [TestCase("compute smr", "nearest are sir", 2)]
    [TestCase("compute 标化率", "nearest are asr", 2)]
    [TestCase("compute kulldorff", "nearest are scan", 2)]
    [TestCase("compute asr", "--input FILE is missing", 2)]
    [TestCase("compute asr --input no-such.csv", "no such file", 2)]
    [TestCase("compute asr --input no-such.csv --standard MOON", "known are", 2)]
    public async Task WrongCall_EndsWithTwo(string call, string says, int expected)
    {
        var (status, _, error) = await RunAsync(call.Split(' '));
        Assert.That(status, Is.EqualTo(expected));
        Assert.That(error, Does.Contain(says));
    }

    [Test]
    public async Task WrongData_EndWithOne_AndAreSaidInTheLanguageAskedFor()
    {
        var file = Path.Combine(_folder, "wrong.csv");
        await File.WriteAllTextAsync(file, "cases,person_years\n5,0\n");
        var (status, output, error) = await RunAsync("compute", "crude-rate", "--input", file, "--lang", "zh");
        Assert.That((status, output), Is.EqualTo((CommandLine.DataHaveProblems, "")));
        Assert.That(error, Does.Contain("无法计算"));
        await File.WriteAllTextAsync(file, "cases,person_years\nmany,10\n");
        Assert.That((await RunAsync("compute", "crude-rate", "--input", file, "--lang", "zh")).Error, Does.Contain("第 2 行，cases：“many”"));
        Assert.That((await RunAsync("compute", "crude-rate", "--input", file, "--lang", "en")).Error, Does.Contain("line 2.cases: \"many\""));
    }

    [Test]
    public async Task SchemaAndListAreWritten()
    {
        Assert.That((await RunAsync("compute", "asr", "--schema")).Output, Does.Contain("person_years"));
        Assert.That((await RunAsync("compute", "list", "--lang", "zh")).Output, Does.Contain("标化率"));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
