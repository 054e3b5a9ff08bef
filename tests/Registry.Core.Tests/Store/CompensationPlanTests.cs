using System.Text.RegularExpressions;
using Dapper;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>Taking back costs what is taken back, not what is stored: no step reads a table of records from end to end.</summary>
public partial class CompensationPlanTests
{
    [TestCaseSource(nameof(Steps))]
    public void AStepFindsItsRowsByTheirKeys(string query)
    {
        var plan = PlanOf(query);
        // What a step was given or has made itself it may read from end to end; e is what stands for a view touched_tumour, touched_death …
        var made = plan.Select(line => Made().Match(line)).Where(found => found.Success).Select(found => found.Groups[1].Value.StartsWith("touched_", StringComparison.Ordinal) ? "e" : found.Groups[1].Value).ToHashSet();
        Assert.That(Scanned(plan).Where(table => !made.Contains(table)), Is.Empty, string.Join('\n', plan));
    }

    // Which batches count is read once; there are as many as files.
    [Test]
    public void WhatIsKnownOfACaseIsPutInOrderByKeys()
    {
        var plan = PlanOf("case_contact_of_number");
        Assert.That(Scanned(plan).Where(table => table != "batch"), Is.Empty, string.Join('\n', plan));
        Assert.That(plan.Count(line => line.Contains("USING INDEX compensated_new", StringComparison.Ordinal)), Is.EqualTo(2), "the version behind the card, and behind a follow-up");
    }

    [Test]
    public void AScanWouldBeSeen()
    {
        using var site = new TestDatabase();
        using var connection = site.Database.Connect();
        var plan = connection.Query("explain query plan select * from tumour t where t.file_row = 3").Select(row => (string)row.detail);
        Assert.That(plan.Select(line => Scan().Match(line).Groups[1].Value), Is.EqualTo(new[] { "t" }));
    }

    private static List<string> PlanOf(string query)
    {
        using var site = new TestDatabase();
        new RecordStore(site.Database).PreparePersons();
        using var connection = site.Database.Connect();
        var values = new DynamicParameters();
        foreach (Match parameter in Parameter().Matches(SqlText.Query(query))) values.Add(parameter.Value[1..], null);
        return [.. connection.Query("explain query plan " + SqlText.Query(query), values).Select(row => (string)row.detail)];
    }

    private static IEnumerable<string> Scanned(List<string> plan) =>
        plan.Select(line => Scan().Match(line)).Where(found => found.Success).Select(found => found.Groups[1].Value);

    private static IEnumerable<string> Steps => SqlText.Names.Where(name =>
        name.StartsWith("compensat", StringComparison.Ordinal) || name.StartsWith("undo_", StringComparison.Ordinal)
        || name.EndsWith("_put_back", StringComparison.Ordinal) || name.EndsWith("_withdraw", StringComparison.Ordinal)
        || name.EndsWith("_return", StringComparison.Ordinal) || name.EndsWith("_facts", StringComparison.Ordinal)
        || name.StartsWith("applied_", StringComparison.Ordinal) && name is not "applied_unlinked" || name is "certificate_case" or "certificate_person" or "commit_applied_gone" or "death_trace_certified" or "case_followed_by" or "commit_followed_gone"
            or "batch_rows" or "tumour_standing" or "death_standing" or "population_standing" or "follow_up_standing" or "batch_find");

    [GeneratedRegex("@[A-Za-z0-9]+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(?:CO-ROUTINE|MATERIALIZE) (\S+)")]
    private static partial Regex Made();

    [GeneratedRegex(@"^SCAN (?!CONSTANT ROW|json_each )(\S+)")]
    private static partial Regex Scan();
}
