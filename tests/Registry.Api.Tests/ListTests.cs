using System.Net;

namespace Registry.Api.Tests;

/// <summary>The lists, the pages, and what the service says of itself.</summary>
public sealed class ListTests
{
    private DemoRegistry _demo = null!;

    [OneTimeSetUp]
    public async Task Start() => _demo = await DemoRegistry.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _demo.DisposeAsync();

    [Test]
    public async Task RegistriesAreThoseWithData()
    {
        var list = await _demo.GetAsync("/v1/registries");
        Assert.Multiple(() =>
        {
            Assert.That(list.GetProperty("registries").EnumerateArray().Select(r => r.GetProperty("code").GetString()), Is.EquivalentTo(DemoData.Areas));
            Assert.That(list.GetProperty("years").EnumerateArray().Select(y => y.GetInt32()), Is.EqualTo(new[] { 2020, 2021 }));
        });
    }

    [Test]
    public async Task SiteSchemesAndStandardsAreListed()
    {
        var schemes = await _demo.GetAsync("/v1/site-schemes");
        var standards = await _demo.GetAsync("/v1/standards");
        Assert.Multiple(() =>
        {
            Assert.That(schemes.EnumerateArray().Select(s => s.GetProperty("code").GetString()), Is.SupersetOf(new[] { "cn26-v1", "cn59-v1" }));
            Assert.That(standards.EnumerateArray().Select(s => s.GetProperty("code").GetString()), Is.SupersetOf(new[] { "CN2000", "SEGI", "WHO2000" }));
            Assert.That(standards[0].GetProperty("weights").GetArrayLength(), Is.EqualTo(19));
        });
    }

    [Test]
    public async Task ChecksAreListedAndExplained()
    {
        var id = (await _demo.GetAsync("/v1/checks"))[0].GetProperty("id").GetString();
        Assert.That((await _demo.GetAsync($"/v1/checks/{id}")).GetProperty("messageZh").GetString(), Is.Not.Empty);
        await _demo.GetProblemAsync("/v1/checks/NO-SUCH-1", 404);
    }

    [Test]
    public async Task HealthSaysTheDataState() =>
        Assert.That((await _demo.GetAsync("/v1/health")).GetProperty("dataState").GetProperty("version").GetInt64(), Is.GreaterThan(0));

    [TestCase("/")]
    [TestCase("/docs/index.html")]
    public async Task PagesAreUtf8AndAskNothingOfOtherMachines(string page)
    {
        using var answer = await _demo.Client.GetAsync(page);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentType?.CharSet, Is.EqualTo("utf-8"));
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self'"));
            Assert.That(text, Does.Not.Match("(src|href)=\"(https?:)?//"));
        });
    }

    [TestCase("Host", "registry.example")]
    [TestCase("Origin", "http://elsewhere.example")]
    public async Task RequestThatAPageOfAnotherSiteCaused_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batches/1/undo");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await _demo.Client.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("/nothing")]
    [TestCase("/v1/nothing")]
    public async Task UnknownAddress_IsAProblem(string address) => await _demo.GetProblemAsync(address, 404);

    [Test]
    public async Task AnnualReportComesAsOneFile()
    {
        using var answer = await _demo.PostAsync("/v1/reports", """{ "year": 2021, "lang": "en", "format": "html" }""");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(answer.Content.Headers.ContentDisposition?.FileNameStar, Is.EqualTo("annual-report-2021-en.html"));
            Assert.That(text, Does.Contain("<svg").And.Contain("</html>"));
        });
    }

    [TestCase("""{ "year": 1999 }""", "year")]
    [TestCase("""{ "year": 2021, "lang": "fr" }""", "lang")]
    [TestCase("""{ "year": 2021, "format": "pdf" }""", "format")]
    public async Task ReportThatCannotBe_IsRefused(string body, string parameter)
    {
        using var answer = await _demo.PostAsync("/v1/reports", body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"{parameter}\""));
    }
}
