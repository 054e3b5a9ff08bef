using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Follows the versions of records one by one; every step is a look-up by key.</summary>
/// <remarks>A version is delivered when a file brought it. A compensation that puts an earlier version back writes a row that
/// repeats it: the row's origin is that delivered version.</remarks>
internal sealed class VersionReader(sqlite3 database, string path) : IDisposable
{
    private readonly Statement[] _facts =
    [
        new(database, "tumour_facts", path), new(database, "death_facts", path), new(database, "population_facts", path),
        new(database, "follow_up_facts", path),
    ];

    private readonly Statement _origin = new(database, "compensated_origin", path);
    private readonly Statement _repeats = new(database, "compensated_repeats", path);
    private readonly Statement _back = new(database, "compensated_back", path);
    private readonly Statement _again = new(database, "compensated_again", path);
    private readonly Statement _certificate = new(database, "certificate_case", path);
    private readonly Statement _appliedFrom = new(database, "applied_from", path);
    private readonly Statement _followedBy = new(database, "case_followed_by", path);

    /// <summary>A version of a committed batch.</summary>
    /// <exception cref="InvalidOperationException">There is none of this number.</exception>
    public RecordVersion Find(StoredPart part, long id)
    {
        var facts = _facts[(int)part - 1];
        facts.Bind(0, id);
        if (!facts.Read()) throw new InvalidOperationException($"There is no version {id} of {part}.");
        var found = new RecordVersion(
            part, id, facts.Number(0), NumberOrNull(facts, 1), NumberOrNull(facts, 2), facts.Text(3)!, facts.Text(4)!,
            (int)facts.Number(5), (int)facts.Number(6), facts.Number(7) != 0);
        facts.Reset();
        return found;
    }

    /// <summary>The delivered version whose content a row has: itself, or the one it repeats.</summary>
    public RecordVersion OriginOf(StoredPart part, long id) => Find(part, Numbers(_origin, id, part).FirstOrDefault(id));

    /// <summary>The row that counts and has the content of a delivered version, or null; and the row of that content that counted last.</summary>
    public (RecordVersion? Standing, RecordVersion Last) Standing(RecordVersion version)
    {
        if (version.EndedBy is null) return (version, version);
        RecordVersion? last = null;
        foreach (var id in Numbers(_repeats, version.Id, version.Part))
        {
            var repeat = Find(version.Part, id);
            if (repeat.EndedBy is null) return (repeat, repeat);
            last ??= repeat;
        }
        return (null, last ?? version);
    }

    /// <summary>Committed compensations that took a delivered version back.</summary>
    public IReadOnlyList<long> TakenBackBy(RecordVersion version) => [.. Numbers(_back, version.Id, version.Part)];

    /// <summary>Committed deliveries that brought the content of a version again, the latest first, each with the compensation that
    /// took the delivery back.</summary>
    public IReadOnlyList<(long BatchId, long? CompensatedBy)> BroughtAgain(RecordVersion version)
    {
        Bind(_again, version.Id, version.Part);
        var found = new List<(long, long?)>();
        while (_again.Read()) found.Add((_again.Number(0), NumberOrNull(_again, 1)));
        _again.Reset();
        return found;
    }

    /// <summary>The batch of the current case of a number that is registered from a certificate only, or null.</summary>
    public long? CertificateCase(string registry, string caseNumber)
    {
        _certificate.Bind(0, registry);
        _certificate.Bind(1, caseNumber);
        long? batch = _certificate.Read() ? _certificate.Number(0) : null;
        _certificate.Reset();
        return batch;
    }

    /// <summary>The follow-ups of a case in committed batches, the latest version first: number, batch, and the batch that ended it.</summary>
    public IReadOnlyList<(long Id, long BatchId, long? EndedBy)> FollowUpsOf(RecordVersion @case)
    {
        _followedBy.Bind(0, @case.Registry);
        _followedBy.Bind(1, @case.Number);
        _followedBy.Bind(2, @case.TumourNumber);
        var found = new List<(long, long, long?)>();
        while (_followedBy.Read()) found.Add((_followedBy.Number(0), _followedBy.Number(1), NumberOrNull(_followedBy, 2)));
        _followedBy.Reset();
        return found;
    }

    /// <summary>The delivered follow-ups that came of a death and would be left without it, or with another date or cause than it has.</summary>
    /// <param name="death">The version of the death that is taken back.</param>
    /// <param name="before">The version that stands instead, or null.</param>
    public IReadOnlyList<RecordVersion> AppliedFrom(RecordVersion death, RecordVersion? before)
    {
        _appliedFrom.Bind(0, death.Id);
        _appliedFrom.Bind(1, before?.Id);
        var found = new List<long>();
        while (_appliedFrom.Read()) found.Add(_appliedFrom.Number(0));
        _appliedFrom.Reset();
        return found.ConvertAll(id => Find(StoredPart.FollowUp, id));
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[.. _facts, _origin, _repeats, _back, _again, _certificate, _appliedFrom, _followedBy]) statement.Dispose();
    }

    private static List<long> Numbers(Statement statement, long id, StoredPart part)
    {
        Bind(statement, id, part);
        var found = new List<long>();
        while (statement.Read()) found.Add(statement.Number(0));
        statement.Reset();
        return found;
    }

    private static void Bind(Statement statement, long id, StoredPart part)
    {
        statement.Bind(0, id);
        statement.Bind(1, (long)part);
    }

    private static long? NumberOrNull(Statement statement, int column) => statement.IsNull(column) ? null : statement.Number(column);
}
