using System.Text.Json.Nodes;
using Registry.Api.Commands;
using Registry.Api.Compute;

namespace Registry.Api.Tests.Compute;

/// <summary>Answers by area on the map of the caller.</summary>
public sealed class AreaGeometryTests
{
    private const string Counts = "area,observed,expected\n330106,12,15.5\n330108,30,22.4\n";

    [Test]
    public void EachFeatureHasTheNumbersOfItsArea_AndItsShape()
    {
        var (map, answer) = (JsonNode.Parse(Join(Counts, Map("330108", "330106", "330110")))!, Answer(Counts));
        var features = map["features"]!.AsArray();
        Assert.That((double)features[1]!["properties"]!["ratio"]!, Is.EqualTo((double)answer.Rows[0].Row.Values[3]!));
        Assert.That((string)features[0]!["properties"]!["area"]!, Is.EqualTo("330108"));
        Assert.That(features[2]!["properties"]!.AsObject().ContainsKey("ratio"), Is.False, "a feature without a row");
        Assert.That(features.Select(f => (int)f!["geometry"]!["coordinates"]![0]!), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That((string)map["citation"]!, Does.Contain("Spiegelhalter"));
    }

    [TestCase("330106", "330108", TestName = "An area without a feature")]
    [TestCase("330106,330108,330108", "330108", TestName = "Two features of an area")]
    public void AreasThatDoNotMatch_AreRefused(string codes, string says)
    {
        var refused = Assert.Throws<ComputeRefusedException>(() => Join(Counts, Map(codes.Split(','))))!;
        Assert.That(refused.Refusals[0].Reason.En, Does.Contain(says));
        Assert.That(refused.Refusals[0].Reason.Zh, Does.Contain(says));
    }

    [TestCase("{")]
    [TestCase("{ \"type\": \"Feature\" }")]
    [TestCase("[]")]
    public void WhatIsNoMap_IsRefused(string text) =>
        Assert.That(Assert.Throws<ComputeRefusedException>(() => Join(Counts, text))!.Refusals[0].Where, Is.EqualTo("geometry"));

    [Test]
    public void GroupsAreRefused()
    {
        var answer = Answer("sex," + Counts.Replace("\n3", "\n1,3") + "2,330106,3,4\n2,330108,5,4\n", ("by", "sex"));
        Assert.Throws<ComputeRefusedException>(() => AreaGeometry.Join(answer, Map("330106", "330108"), "code"));
    }

    [Test]
    public async Task TheVerbWritesTheMap()
    {
        var folder = Directory.CreateTempSubdirectory("registry-map-").FullName;
        var (counts, map) = (Path.Combine(folder, "counts.csv"), Path.Combine(folder, "map.geojson"));
        await File.WriteAllTextAsync(counts, Counts);
        await File.WriteAllTextAsync(map, Map("330106", "330108"));
        var (done, output, _) = await RunAsync("compute", "funnel", "--input", counts, "--geometry", map, "--key", "code");
        Assert.That((done, output.TrimEnd()), Is.EqualTo((CommandLine.Done, Join(Counts, Map("330106", "330108")).TrimEnd())));
        var (wrong, _, error) = await RunAsync("compute", "funnel", "--input", counts, "--geometry", map, "--key", "name");
        Assert.That((wrong, error), Is.EqualTo((CommandLine.DataHaveProblems, error)));
        Assert.That(error, Does.Contain("geometry").And.Contain("330106"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.RunAsync(line, output, error);
        return (status, output.ToString(), error.ToString());
    }

    private static string Join(string csv, string geometry) => AreaGeometry.Join(Answer(csv), geometry, "code");

    private static ComputeAnswer Answer(string csv, params (string Name, string Value)[] parameters) =>
        ComputeQuestion.Answer(Computations.Find("funnel")!, csv, parameters.ToDictionary(p => p.Name, p => p.Value)).Answer!;

    private static string Map(params string[] codes) =>
        $$"""{ "type": "FeatureCollection", "features": [{{string.Join(',', codes.Select((code, i) =>
            $$"""{ "type": "Feature", "properties": { "code": {{code}} }, "geometry": { "type": "Point", "coordinates": [{{i}}, 0] } }"""))}}] }""";
}
