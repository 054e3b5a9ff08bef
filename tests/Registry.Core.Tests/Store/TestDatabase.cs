using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>A real database in a temporary folder, with short words for what the store tests do.</summary>
internal sealed class TestDatabase : IDisposable
{
    public const string RegistryCode = "410103";
    private static readonly DateOnly Today = new(2026, 11, 1);
    private int _file;

    public TestDatabase()
    {
        Folder = Directory.CreateTempSubdirectory("registry-store-").FullName;
        Open();
    }

    public string Folder { get; }

    public string FilePath => Path.Combine(Folder, "site.db");

    public RegistryDatabase Database { get; private set; } = null!;

    public BatchStore Batches => new(Database);

    public CubeStore Cubes => new(Database);

    public void Open() => Database = RegistryDatabase.Open(FilePath);

    public void Reopen()
    {
        Database.Dispose();
        Open();
    }

    public static CaseRecord Case(string number, int year = 2020, string icd10 = "C34.9", string? id = null, int? age = 61, string? name = null) => new()
    {
        Row = 2,
        Registry = RegistryCode,
        CaseNumber = number,
        Name = name,
        ResidentId = id is null ? null : ResidentId.TryParse(id + ResidentId.CheckCharacter(id), Today, out _),
        Sex = Sex.Male,
        ReportedAge = age,
        IncidenceDate = new(year, 3),
        Topography = Topography.TryParse("C34.1"),
        Morphology = new(Histology.TryParse("8140")!, Behaviour.Malignant),
        Basis = BasisOfDiagnosis.HistologyOfPrimary,
        Icd10 = IcdCode.TryParse(icd10)!,
    };

    public static DeathRecord Death(string number, int year = 2020, string cause = "C34.9", string? id = null) => new()
    {
        Row = 2,
        Registry = RegistryCode,
        DeathNumber = number,
        ResidentId = id is null ? null : ResidentId.TryParse(id + ResidentId.CheckCharacter(id), Today, out _),
        Sex = Sex.Female,
        ReportedAge = 70,
        DeathDate = new(year, 5, 6),
        UnderlyingCause = IcdCode.TryParse(cause)!,
    };

    public static PopulationCount Population(int ageGroup, double persons, int year = 2020, Sex sex = Sex.Male) => new()
    {
        Row = 2,
        Registry = RegistryCode,
        Year = year,
        Sex = sex,
        AgeGroup = ageGroup,
        Persons = persons,
    };

    public static FollowUp FollowUp(string number, int day, VitalStatus status = VitalStatus.Alive) => new()
    {
        Row = 2,
        Registry = RegistryCode,
        CaseNumber = number,
        FollowUpDate = PartialDate.FromNumber(day),
        LastContactDate = PartialDate.FromNumber(day),
        VitalStatus = status,
        Source = FollowUpSource.Active,
    };

    public async Task<Batch> UploadAsync(string? content = null) =>
        await Batches.CreateAsync(
            $"{RegistryCode}.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content ?? $"file {++_file}")), RegistryCode, atomic: false, default);

    /// <summary>Uploads and stages; what each row became is in the counts.</summary>
    public async Task<Batch> CheckAsync(params object[] records)
    {
        var batch = await UploadAsync();
        using var writer = Batches.BeginStaging(batch.Id);
        foreach (var record in records) Stage(writer, record);
        return Complete(writer, records.Length);
    }

    public async Task<Batch> CommitAsync(params object[] records)
    {
        var outcome = await Batches.CommitAsync((await CheckAsync(records)).Id, default);
        Assert.That(outcome.Refusal, Is.Null);
        return outcome.Batch!;
    }

    public static RowFate Stage(StagingWriter writer, object record) =>
        record switch
        {
            CaseRecord @case => writer.Add(@case, openQuery: false),
            DeathRecord death => writer.Add(death, openQuery: false),
            FollowUp followUp => writer.Add(followUp, openQuery: false),
            _ => writer.Add((PopulationCount)record),
        };

    public static Batch Complete(StagingWriter writer, long rowsRead, long queried = 0) =>
        writer.Complete(new(rowsRead, writer.Inserted, writer.Updated, writer.Unchanged,
            rowsRead - writer.Inserted - writer.Updated - writer.Unchanged, 0), queried);

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = Database.Connect();
        return await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, sql);
    }

    public async Task<string?> TextAsync(string sql)
    {
        await using var connection = Database.Connect();
        return await Dapper.SqlMapper.ExecuteScalarAsync<string?>(connection, sql);
    }

    public Task<long> CurrentCasesAsync() => CountAsync("select count(*) from current_tumour");

    public async Task MustBeSoundAsync()
    {
        Assert.That(await Cubes.VerifyAsync(default), Is.Empty, "the cells are the counts of the current rows");
        Assert.That((await new AuditStore(Database).VerifyAsync(kept: null, default)).Fault, Is.Null, "the audit is as it was written");
        Assert.That(await CountAsync("select count(*) from pragma_integrity_check where integrity_check <> 'ok'"), Is.Zero);
        Assert.That(await CountAsync("select count(*) from current_tumour group by registry, case_number, tumour_number order by 1 desc limit 1"), Is.LessThanOrEqualTo(1));
    }

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
