using System.Net;
using System.Text;
using System.Text.Json;

namespace Registry.Api.Tests;

/// <summary>Codes, settings, primaries and ways of counting through the service.</summary>
public sealed class CodingTests
{
    [Test]
    public async Task ACodeIsAnsweredWithEverythingThatFollows()
    {
        await using var empty = await DemoRegistry.StartEmptyAsync();
        var answer = await empty.GetAsync("/v1/coding?topography=C34.1&morphology=8140/3&sex=1");
        Assert.Multiple(() =>
        {
            Assert.That(Text(answer, "icd10"), Is.EqualTo("C34.1"));
            Assert.That(Text(answer, "icd10RuleEn"), Is.EqualTo("rule 1: the malignant code of the site"));
            Assert.That(Text(answer, "morphologyEdition"), Is.EqualTo("ICD-O-3"));
            Assert.That(Text(answer.GetProperty("iccc3"), "code"), Is.EqualTo("XI(f)"));
            Assert.That(Text(answer.GetProperty("primaryGroup"), "code"), Is.EqualTo("3"));
            Assert.That(answer.GetProperty("primaryOrgan").EnumerateArray().Select(c => c.GetString()), Is.EqualTo(new[] { "C33", "C34" }));
            Assert.That(answer.GetProperty("siteGroups").EnumerateArray().Select(g => $"{Text(g, "scheme")} {Text(g, "code")}"), Is.EqualTo(new[] { "cn26-v1 110", "cn59-v1 21" }));
        });
        using var posted = await empty.PostAsync("/v1/coding", """{"topography":"C42.1","morphology":"9950/3","sex":"2"}""");
        var vera = JsonDocument.Parse(await posted.Content.ReadAsStringAsync()).RootElement;
        Assert.That((Text(vera, "icd10"), Text(vera, "icd10Revised")), Is.EqualTo(("D45", "C94.1")));
    }

    [TestCase("topography=C99.9&morphology=8140/3", "topography", "C99.9")]
    [TestCase("topography=C34.1&morphology=8140", "morphology", "8140")]
    [TestCase("topography=C34.1&morphology=8140/6", "morphology", "8140/6")]
    [TestCase("topography=C34.1&morphology=8140/3&sex=m", "sex", "m")]
    public async Task AWrongCodeIsNamed(string query, string parameter, string value)
    {
        await using var empty = await DemoRegistry.StartEmptyAsync();
        var problem = await empty.GetProblemAsync("/v1/coding?" + query, 400);
        Assert.That(problem.GetProperty("errors").GetProperty(parameter).EnumerateArray().Select(t => t.GetString()), Is.All.Contains(value).And.Exactly(2).Items);
    }

    [Test]
    public async Task ASettingChangesEveryTableAndIsSaidInEveryAnswer()
    {
        await using var demo = await DemoRegistry.StartAsync();
        var before = await demo.GetAsync("/v1/rates?years=2021&registries=pooled");
        using var put = await PutAsync(demo, "/v1/settings/d45-d47", """{"value":"separate","by":"anna"}""");
        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var after = await demo.GetAsync("/v1/rates?years=2021&registries=pooled");
        var asked = await demo.GetAsync("/v1/rates?years=2021&registries=pooled&settings=d45-d47%3Dleukaemia,c86%3Dother");
        Assert.Multiple(() =>
        {
            Assert.That(Text(after, "siteScheme"), Is.EqualTo("cn26-v1+d45-d47-separate"));
            Assert.That(Text(after, "methods"), Does.EndWith("counting: all; deaths: vital statistics; settings: c86=lymphoma,d45-d47=separate,d35=no,c10.1=scheme"));
            Assert.That(Text(asked, "siteScheme"), Is.EqualTo("cn26-v1+c86-other"));
            Assert.That(Codes(after).Except(Codes(before)), Is.EquivalentTo(new[] { "MPD", "MDS" }));
            Assert.That(Cases(after, "60"), Is.EqualTo(Cases(before, "60")), "the total stays");
            Assert.That(Cases(after, "125") + Cases(after, "MPD") + Cases(after, "MDS"), Is.EqualTo(Cases(before, "125")));
        });
        var stored = (await demo.GetAsync("/v1/settings")).EnumerateArray().Single(s => Text(s, "key") == "d45-d47");
        Assert.That((Text(stored, "value"), Text(stored, "changedBy")), Is.EqualTo(("separate", "anna")));
    }

    [TestCase("c86", """{"value":"perhaps","by":"anna"}""", 400, "lymphoma, other")]
    [TestCase("c86", """{"value":"other"}""", 400, "by")]
    [TestCase("c99", """{"value":"other","by":"anna"}""", 404, "c99")]
    public async Task AWrongSettingIsRefused(string key, string body, int status, string said)
    {
        await using var empty = await DemoRegistry.StartEmptyAsync();
        using var answer = await PutAsync(empty, $"/v1/settings/{key}", body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(said));
    }

    [Test]
    public async Task CountingLeavesOutWhatTheListOfPrimariesSays()
    {
        await using var demo = await DemoRegistry.StartOnAsync(SeveralTumours.PrepareAsync);
        var listed = (await demo.GetAsync("/v1/primaries")).EnumerateArray().ToList();
        Assert.That(listed, Is.Not.Empty);
        Assert.That(listed.SelectMany(t => t.EnumerateObject()).Select(m => m.Name), Has.None.EqualTo("name").And.None.EqualTo("idNumber"));
        foreach (var (counting, leaves) in new (string, Func<JsonElement, bool>)[]
        {
            ("all", _ => false),
            ("primaries", t => Text(t, "decision") == "same-tumour"),
            ("first", t => Text(t, "decision") == "same-tumour" || (t.GetProperty("sequence").ValueKind == JsonValueKind.Number && t.GetProperty("sequence").GetInt32() > 1)),
        })
        {
            var answer = await demo.GetAsync($"/v1/counts?years=2020-2021&registries=pooled&counting={counting}");
            Assert.That(answer.GetProperty("tumoursLeftOut").GetInt32(), Is.EqualTo(listed.Count(leaves)), counting);
            Assert.That(Text(answer, "counting"), Is.EqualTo(counting));
            var flags = answer.GetProperty("rows").EnumerateArray().Where(r => Text(r, "site_code") == "60").Select(r => Text(r, "quality_flag") ?? "").ToList();
            Assert.That(flags, counting == "all" ? Has.None.Contains("counting:") : Is.All.Contains($"counting:{counting}"));
        }
        var all = await demo.GetAsync("/v1/counts?years=2020-2021&registries=pooled");
        var first = await demo.GetAsync("/v1/counts?years=2020-2021&registries=pooled&counting=first");
        Assert.That(Cases(all, "60") - Cases(first, "60"), Is.GreaterThan(0).And.LessThanOrEqualTo(first.GetProperty("tumoursLeftOut").GetInt32()));
    }

    [TestCase("rates?counting=some", "counting", "some")]
    [TestCase("rates?settings=c86%3Dmaybe", "settings", "c86=maybe")]
    [TestCase("primaries?year=20x", "year", "20x")]
    [TestCase("primaries?registry=3301", "registry", "3301")]
    public async Task AWrongParameterIsNamed(string address, string parameter, string value)
    {
        await using var empty = await DemoRegistry.StartEmptyAsync();
        var problem = await empty.GetProblemAsync($"/v1/{address}", 400);
        Assert.That(problem.GetProperty("errors").GetProperty(parameter).EnumerateArray().Select(t => t.GetString()), Is.All.Contains(value));
    }

    private static IEnumerable<string?> Codes(JsonElement answer) => answer.GetProperty("rows").EnumerateArray().Select(r => Text(r, "site_code")).Distinct();

    private static double Cases(JsonElement answer, string group) => answer.GetProperty("rows").EnumerateArray()
        .Where(r => Text(r, "site_code") == group && r.GetProperty("sex").GetInt32() == 0 && Text(r, "measure") is ("crude" or "count"))
        .Sum(r => r.GetProperty("cases").ValueKind == JsonValueKind.Number ? r.GetProperty("cases").GetDouble() : 0);

    private static string? Text(JsonElement element, string member) =>
        element.GetProperty(member) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static async Task<HttpResponseMessage> PutAsync(DemoRegistry demo, string address, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await demo.Client.PutAsync(address, content);
    }
}
