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

    // n, o and c stand for tables of records and cells, x for questions about two cases; what the query has made itself it may read from end to end.
    [TestCase("state_changes", "n", "o", "c")]
    [TestCase("query_pairs_of", "x", "v", "n")]
    [TestCase("replaced_newer", "n", "o")]
    public void WhatABatchTouchesIsFoundByItsStretches(string query, params string[] tables)
    {
        var plan = PlanOf(query);
        Assert.That(plan, Has.None.Contains("AUTOMATIC"), "an index over a whole table is made for this query alone");
        Assert.That(plan.Select(line => line.Split(' ')).Where(words => words[0] == "SEARCH").Select(words => words[1]), Is.SupersetOf(tables));
        Assert.That(Scanned(plan).Intersect(tables), Is.Empty, string.Join('\n', plan));
    }

    // q stands for pairs and p for those of them whose person is looked at: there are as many as were compared.
    [TestCase("pair_list", "t", "d", "m")]
    [TestCase("person_standing", "t", "d", "m", "p")]
    [TestCase("person_records", "t", "d", "m")]
    [TestCase("tumour_person_before", "t", "p")]
    [TestCase("certificate_person_of_batch", "t", "u")]
    [TestCase("death_trace_to_end", "t")]
    public void WhatAPersonHasIsFoundByThePerson(string query, params string[] tables)
    {
        var plan = PlanOf(query);
        Assert.That(plan, Has.None.Contains("AUTOMATIC"));
        Assert.That(Scanned(plan).Intersect(tables), Is.Empty, string.Join('\n', plan));
        Assert.That(plan.Select(line => line.Split(' ')).Where(words => words[0] == "SEARCH").Select(words => words[1]), Is.SupersetOf(tables), string.Join('\n', plan));
    }

    [TestCase("query_list")]
    [TestCase("query_counts")]
    [TestCase("query_of_batch")]
    public void QuestionsOfWholeFilesAreFoundAmongThemselves(string query)
    {
        var plan = PlanOf(query);
        Assert.That(plan, Has.Some.Contains("SEARCH v USING INDEX verdict_query (batch_id=? AND file_row=?)"), string.Join('\n', plan));
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
