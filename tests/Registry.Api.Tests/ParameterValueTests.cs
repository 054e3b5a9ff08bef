using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Registry.Api.Tests;

/// <summary>A value that a query parameter cannot have is refused, at every address: an empty answer would look like an answer.</summary>
public sealed partial class ParameterValueTests
{
    // What may be any text: names, reasons, numbers that registries give; and those that only some answers read.
    private static readonly HashSet<string> Free = ["by", "reason", "caseNumber", "deathNumber", "registries"];

    [Test]
    public async Task EveryParameterOfTheDocumentRefusesNonsense()
    {
        await using var demo = await DemoRegistry.StartAsync();
        var document = JsonNode.Parse(await demo.Client.GetStringAsync("/openapi/v1.json"))!;
        var asked = 0;
        foreach (var (method, path, operation) in ApiPage.Operations(document).Where(o => o.Method == "GET"))
            foreach (var name in (operation["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!).Except(Free))
            {
                var address = PlaceHolder().Replace(path, "1");
                using var answer = await demo.Client.GetAsync($"{address}?{name}=no-such-word");
                if (path.EndsWith("/difference", StringComparison.Ordinal) || path.EndsWith("/history", StringComparison.Ordinal)) continue;   // 404 comes before
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{path} {name}");
                asked++;
            }
        Assert.That(asked, Is.GreaterThan(60));
    }

    [TestCase("/v1/audit?event=comitted", "did you mean committed?")]
    [TestCase("/v1/deaths/traces?state=to-trase", "did you mean to-trace?")]
    [TestCase("/v1/queries?check=O-MORP-33", "did you mean O-MORP-3?")]
    [TestCase("/v1/rates?scheme=cn62-v1", "did you mean cn26-v1?")]
    public async Task TheWordThatWasMeantIsNamed(string address, string says)
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        var problem = await demo.GetProblemAsync(address, 400);
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(says).And.Contain("是否指"));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PlaceHolder();
}
