using Dapper;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>What of a record arrives in which column, who is one person, and what the audit says.</summary>
public class StoredContentTests
{
    private const string Id = "41010319500310123";
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task EveryItemOfACaseStandsInItsColumn()
    {
        await _site.CommitAsync(Full());
        using var connection = _site.Database.Connect();
        var row = (IDictionary<string, object?>)connection.QuerySingle(
            "select t.*, p.resident_key, p.sex as person_sex, p.birth_date as person_birth from tumour t join person p on p.id = t.person_id");
        var expected = new Dictionary<string, object?>
        {
            ["file_row"] = 7L, ["registry"] = RegistryCode, ["case_number"] = "K1", ["tumour_number"] = 2L, ["replaces"] = null,
            ["ended_by"] = null, ["name"] = "某甲", ["sex"] = 1L, ["birth_date"] = 19500300L, ["reported_age"] = 70L, ["age"] = 70L,
            ["age_group"] = 15L, ["incidence_date"] = 20200401L, ["incidence_year"] = 2020L, ["topography"] = "C34.1", ["histology"] = 8140L,
            ["behaviour"] = 3L, ["grade"] = 2L, ["basis"] = 7L, ["icd10"] = "C34.1", ["icd10_cube"] = "C34", ["derived_icd10"] = "C34.9",
            ["laterality"] = 1L, ["multiple_primary"] = 1L, ["ethnicity"] = "01", ["marital_status"] = "20", ["household_area"] = "410102",
            ["hospital"] = "某医院", ["report_date"] = 20200500L, ["last_contact_date"] = 20210000L, ["vital_status"] = 2L,
            ["death_date"] = 20210101L, ["death_category"] = 1L, ["other_items"] = "{}", ["open_query"] = 0L,
            ["resident_key"] = 41010319500310123L, ["person_sex"] = 1L, ["person_birth"] = 19500300L,
        };
        foreach (var (column, value) in expected) Assert.That(row[column], Is.EqualTo(value), column);
    }

    private static IEnumerable<TestCaseData> Changes()
    {
        var full = Full();
        yield return new(full with { Name = "某乙" }, "name");
        yield return new(full with { ResidentId = null }, "resident_key");
        yield return new(full with { Sex = Sex.Female }, "sex");
        yield return new(full with { BirthDate = new(1950, 4) }, "birth_date");
        yield return new(full with { ReportedAge = 69 }, "reported_age");
        yield return new(full with { IncidenceDate = new(2020, 4, 2) }, "incidence_date");
        yield return new(full with { Topography = Topography.TryParse("C34.2") }, "topography");
        yield return new(full with { Morphology = new(Histology.TryParse("8000")!, Behaviour.Malignant) }, "histology");
        yield return new(full with { Morphology = new(Histology.TryParse("8140")!, Behaviour.InSitu) }, "behaviour");
        yield return new(full with { Grade = null }, "grade");
        yield return new(full with { Basis = BasisOfDiagnosis.Clinical }, "basis");
        yield return new(full with { Icd10 = IcdCode.TryParse("C34")! }, "icd10");
        yield return new(full with { DerivedIcd10 = null }, "derived_icd10");
        yield return new(full with { Laterality = 2 }, "laterality");
        yield return new(full with { MultiplePrimary = false }, "multiple_primary");
        yield return new(full with { Ethnicity = "02" }, "ethnicity");
        yield return new(full with { MaritalStatus = "10" }, "marital_status");
        yield return new(full with { HouseholdAreaCode = "410104" }, "household_area");
        yield return new(full with { Hospital = null }, "hospital");
        yield return new(full with { ReportDate = new(2020, 5, 1) }, "report_date");
        yield return new(full with { LastContactDate = new(2022) }, "last_contact_date");
        yield return new(full with { VitalStatus = 1 }, "vital_status");
        yield return new(full with { DeathDate = null }, "death_date");
        yield return new(full with { CauseOfDeathCategory = 2 }, "death_category");
        yield return new(full with { OtherItems = """{"phone":"1"}""" }, "other_items");
    }

    [TestCaseSource(nameof(Changes))]
    public async Task AChangeOfAnyItemIsAnUpdateAndIsAudited(CaseRecord changed, string item)
    {
        await _site.CommitAsync(Full());
        Assert.That((await _site.CommitAsync(Full() with { Row = 99 })).Counts.Unchanged, Is.EqualTo(1), "the row number is no content");
        var batch = await _site.CommitAsync(changed);
        Assert.That(batch.Counts.Updated, Is.EqualTo(1));

        var change = (await new AuditStore(_site.Database).ChangesAsync(batch.Id, 0, 10, default)).Single();
        Assert.That(change.Changes, Does.StartWith($"{{\"{item}\":["));
        Assert.That(change.Changes, Does.Not.Contain("某甲").And.Not.Contain("410103195003").And.Not.Contain("phone"));
    }

    [Test]
    public async Task TheAuditTellsTheLifeOfABatch()
    {
        await _site.CommitAsync(Case("1", icd10: "C16.0"));
        var batch = await _site.CommitAsync(Case("1", icd10: "C34.1"));
        await _site.Batches.UndoAsync(batch.Id, default);
        var audit = new AuditStore(_site.Database);
        Assert.That((await audit.ListAsync(batch.Id, default)).Select(e => e.Event), Is.EqualTo(new[] { "uploaded", "checked", "committed", "undone" }));
        Assert.That((await audit.ChangesAsync(batch.Id, 0, 10, default)).Single().Changes, Is.EqualTo("""{"icd10":["C16.0","C34.1"]}"""));
        Assert.That((await audit.ListAsync(null, default)), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task TumoursOfOneResidentIdAreOnePerson()
    {
        await _site.CommitAsync(Case("1", id: Id), Case("2", id: Id), Case("3"), Case("4"));
        await _site.CommitAsync(Case("5", id: Id));
        Assert.That(await _site.CountAsync("select count(*) from person"), Is.EqualTo(3), "one with an ID, one for each case without");
        Assert.That(await _site.CountAsync(
            "select count(distinct person_id) from tumour where case_number in ('1', '2', '5')"), Is.EqualTo(1));
    }

    [Test]
    public async Task PersonsAreLinkedAcrossChunksAndBatches()
    {
        var random = new Random(7);
        string RandomId() => $"410103{1930 + random.Next(60)}0101{random.Next(300):D3}";
        object[] first = [.. Enumerable.Range(0, 45_000).Select(n => (object)Case($"a{n}", id: RandomId()))];
        object[] second = [.. Enumerable.Range(0, 25_000).Select(n => n % 3 == 0 ? (object)Death($"d{n}", id: RandomId()) : Case($"b{n}", id: RandomId()))];
        await _site.CommitAsync(first);
        await _site.CommitAsync(second);

        Assert.That(await _site.CountAsync("select count(*) - count(distinct resident_key) from person"), Is.Zero, "one person for an ID");
        Assert.That(await _site.CountAsync("select count(*) from person where batch_id = 1"), Is.EqualTo(
            first.Cast<CaseRecord>().Select(c => c.ResidentId!.Key).Distinct().Count()));
        using var connection = _site.Database.Connect();
        var keys = connection.Query<(string Number, long Key)>(
            """
            select t.case_number, p.resident_key from tumour t join person p on p.id = t.person_id
            union all select d.death_number, p.resident_key from death d join person p on p.id = d.person_id
            """).ToDictionary(row => row.Number, row => row.Key);
        foreach (var record in first.Concat(second))
        {
            var (number, id) = record is CaseRecord c ? (c.CaseNumber, c.ResidentId) : (((DeathRecord)record).DeathNumber, ((DeathRecord)record).ResidentId);
            Assert.That(keys[number], Is.EqualTo(id!.Key));
        }
        Assert.That(await _site.CountAsync(
            """
            select count(*) from person p where not exists (
                select 1 from batch_range r where r.batch_id = p.batch_id and r.part = 0 and p.id between r.first_id and r.last_id)
            """), Is.Zero, "the ranges hold every row");
    }

    [Test]
    public async Task APersonIsKnownAgainAfterItsBatchWasUndone()
    {
        var undone = await _site.CommitAsync(Case("1", id: Id));
        await _site.Batches.UndoAsync(undone.Id, default);
        await _site.CommitAsync(Case("1", id: Id), Case("2", id: Id));
        Assert.That(await _site.CountAsync("select count(*) from person"), Is.EqualTo(1));
    }

    [Test]
    public async Task OneIdInTwoRegistriesIsAPersonOfEach()
    {
        await _site.CommitAsync(Case("1", id: Id), Case("1", id: Id) with { Registry = "410307" }, Case("2", id: Id) with { Registry = "410307" });
        Assert.That(await _site.CountAsync("select count(*) from person"), Is.EqualTo(2));
        Assert.That(await _site.CountAsync("select count(*) from tumour t join person p on p.id = t.person_id and p.registry = t.registry"), Is.EqualTo(3));
    }

    [Test]
    public async Task ACorrectedCaseWithoutAnIdStaysWithItsPerson()
    {
        await _site.CommitAsync(Case("1"));
        await _site.CommitAsync(Case("1", age: 70));
        Assert.That(await _site.CountAsync("select count(*) from person"), Is.EqualTo(1));
        await _site.CommitAsync(Case("1", age: 70, id: Id));
        Assert.That(await _site.CountAsync("select count(*) from person"), Is.EqualTo(2), "now it is known who it is");
    }

    [Test]
    public async Task VerdictsComeBackAsTheyWere()
    {
        Verdict[] given =
        [
            new("F-COL-1", Severity.Query, null, 0, null, null, null, "年龄"),
            new("X-SEX-1", Severity.Error, PartKind.Incidence, 3, "C", Item.Sex, "3"),
            new("D-AGE-3", Severity.Query, PartKind.Incidence, 2, "G", Item.Age, "61", "60|61"),
        ];
        var batch = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            foreach (var verdict in given) writer.Add(verdict);
            writer.CountInfo("I-1");
            writer.CountInfo("I-1");
            writer.Add(new Verdict("I-2", Severity.Info, PartKind.Death, 5, null, null, null));
            Complete(writer, 0);
        }
        var store = new VerdictStore(_site.Database);
        Assert.That(await store.OfBatchAsync(batch.Id, new(), default), Is.EqualTo(new[] { given[0], given[2], given[1] }), "in the order of the file");
        Assert.That(await store.OfBatchAsync(batch.Id, new(Severity.Query, Skip: 1, Take: 5), default), Is.EqualTo(new[] { given[2] }));
        Assert.That(await store.CountAsync(batch.Id, new(CheckId: "X-SEX-1"), default), Is.EqualTo(1));
        Assert.That(await store.SummaryAsync(batch.Id, default), Is.EqualTo(new[]
        {
            new CheckCount("X-SEX-1", Severity.Error, 1), new CheckCount("D-AGE-3", Severity.Query, 1), new CheckCount("F-COL-1", Severity.Query, 1),
            new CheckCount("I-1", Severity.Info, 2), new CheckCount("I-2", Severity.Info, 1),
        }));
    }

    internal static CaseRecord Full() => new()
    {
        Row = 7,
        Registry = RegistryCode,
        CaseNumber = "K1",
        TumourNumber = 2,
        Name = "某甲",
        ResidentId = ResidentId.TryParse(Id + ResidentId.CheckCharacter(Id), new(2026, 1, 1), out _),
        Sex = Sex.Male,
        BirthDate = new(1950, 3),
        ReportedAge = 70,
        IncidenceDate = new(2020, 4, 1),
        Topography = Topography.TryParse("C34.1"),
        Morphology = new(Histology.TryParse("8140")!, Behaviour.Malignant),
        Grade = 2,
        Basis = BasisOfDiagnosis.HistologyOfPrimary,
        Icd10 = IcdCode.TryParse("C34.1")!,
        DerivedIcd10 = IcdCode.TryParse("C34.9"),
        Laterality = 1,
        MultiplePrimary = true,
        Ethnicity = "01",
        MaritalStatus = "20",
        HouseholdAreaCode = "410102",
        Hospital = "某医院",
        ReportDate = new(2020, 5),
        LastContactDate = new(2021),
        VitalStatus = 2,
        DeathDate = new(2021, 1, 1),
        CauseOfDeathCategory = 1,
        OtherItems = "{}",
    };
}
