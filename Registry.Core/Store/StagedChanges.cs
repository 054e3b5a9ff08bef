using System.Text.Encodings.Web;
using System.Text.Json;

namespace Registry.Core.Store;

/// <summary>Writes down what a batch changes in a stored row, item by item, before and after; personal items are
/// hidden.</summary>
internal sealed class StagedChanges(StagingSession session) : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Personal = ["resident_key", "name", "other_items"];

    private readonly Statement _tumour = session.Prepare("tumour_content");
    private readonly Statement _death = session.Prepare("death_content");
    private readonly Statement _population = session.Prepare("population_content");
    private readonly Statement _followUp = session.Prepare("follow_up_content");
    private readonly Statement _insert = session.Prepare("audit_change_insert");
    private readonly ChangeSeal _seal = new();

    /// <summary>Compares two stored versions and keeps the difference.</summary>
    public void Add(StoredPart part, long id, long replaces)
    {
        var content = part switch
        {
            StoredPart.Tumour => _tumour,
            StoredPart.Death => _death,
            StoredPart.FollowUp => _followUp,
            _ => _population,
        };
        var before = Read(content, replaces);
        var after = Read(content, id);
        var changes = before.Where(item => !Equals(item.Value, after[item.Key]))
            .ToDictionary(
                item => item.Key, item => new[] { Shown(item.Key, item.Value), Shown(item.Key, after[item.Key]) });
        _insert.Bind(0, session.BatchId);
        _insert.Bind(1, (int)part);
        _insert.Bind(2, id);
        _insert.Bind(3, replaces);
        var json = JsonSerializer.Serialize(changes, Plain);
        _insert.Bind(4, json);
        _insert.Run();
        _seal.Add((int)part, id, replaces, json);
    }

    /// <summary>Digest of what was kept since the last call, or null when nothing was.</summary>
    public string? TakeSeal() => _seal.Take();

    public void Dispose()
    {
        _tumour.Dispose();
        _death.Dispose();
        _population.Dispose();
        _followUp.Dispose();
        _insert.Dispose();
        _seal.Dispose();
    }

    private static object? Shown(string item, object? value) =>
        value is not null && Personal.Contains(item) ? "(hidden)" : value;

    private static Dictionary<string, object?> Read(Statement content, long id)
    {
        content.Bind(0, id);
        var items = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (content.Read())
            for (var column = 0; column < content.ColumnCount; column++)
                items[content.ColumnName(column)] = content.Value(column);
        content.Reset();
        return items;
    }
}
