using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

public partial class SqlFileTests
{
    private TestDatabase _site = null!;

    private static IEnumerable<string> Queries => SqlText.Names;

    [OneTimeSetUp]
    public void SetUp() => _site = new();

    [OneTimeTearDown]
    public void TearDown() => _site.Dispose();

    [TestCaseSource(nameof(Queries))]
    public void EveryFileBeginsWithItsFourLines(string name)
    {
        var head = SqlText.Query(name).Split('\n');
        Assert.That(head[0], Does.Match($"^-- {name}: .+"));
        Assert.That(head[1], Does.Match("^-- in:   .+"));
        Assert.That(head[2], Does.Match("^-- out:  .+"));
        Assert.That(head[3], Does.Match("^-- used: .+"));
        Assert.That(head[4], Does.Not.StartWith("--"));
    }

    [TestCaseSource(nameof(Queries))]
    public void TheUserNamedInTheHeadExists(string name)
    {
        var type = SqlText.Query(name).Split('\n')[3]["-- used: ".Length..].Split('.', ',')[0].Trim();
        Assert.That(typeof(RegistryDatabase).Assembly.GetTypes().Select(t => t.Name), Does.Contain(type));
    }

    [TestCaseSource(nameof(Queries))]
    public void TheEngineCanExplainTheQueryOnTheMigratedSchema(string name)
    {
        using var connection = _site.Database.Connect();
        var values = new DynamicParameters();
        foreach (Match parameter in Parameter().Matches(SqlText.Query(name))) values.Add(parameter.Value[1..], null);
        Assert.That(() => connection.Query("explain " + SqlText.Query(name), values).Count(), Is.GreaterThan(0));
    }

    [Test]
    public void ThereAreQueriesAndOneStatementInEach()
    {
        Assert.That(SqlText.Names, Has.Count.GreaterThan(40));
        foreach (var name in SqlText.Names) Assert.That(SqlText.Query(name).Split('\n', 5)[4], Does.Not.Contain(';'), name);
    }

    // What makes a death a person's is said by the view linked_death.
    [Test]
    public void WhatLinksADeathIsSaidOnce()
    {
        var own = SqlText.Names.Where(name => Decision().IsMatch(SqlText.Query(name)));
        Assert.That(own, Is.EquivalentTo(new[] { "death_link_list" }), "which tells the undecided apart as well");
        Assert.That(SqlText.Names.Count(name => SqlText.Query(name).Contains("linked_death", StringComparison.Ordinal)), Is.EqualTo(8));
    }

    [Test]
    public void NoAppliedSchemaScriptWasEdited()
    {
        var applied = File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "sql", "applied.sha256"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(parts => parts[1], parts => parts[0]);

        Assert.That(SqlText.Schema.Select(s => s.Name), Is.EquivalentTo(applied.Keys));
        foreach (var (name, text) in SqlText.Schema)
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Is.EqualTo(applied[name]),
                $"{name} is applied in the field: write the next number instead of editing it.");
    }

    [GeneratedRegex(@"decision = 1 or .*band = 1")]
    private static partial Regex Decision();

    [GeneratedRegex("@[A-Za-z0-9]+")]
    private static partial Regex Parameter();
}
