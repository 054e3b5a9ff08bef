using System.Text;

namespace Registry.Core.Store;

/// <summary>Digest of what a batch changes in stored rows, taken row by row while the batch is staged: the commit of a large
/// batch has nothing to add up.</summary>
/// <remarks>The rows of a part come in the order of their ids; the parts may come in any order.</remarks>
internal sealed class ChangeSeal : IDisposable
{
    private readonly CanonicalDigest[] _parts = [new(), new(), new(), new()];
    private readonly long[] _changes = new long[4];

    public void Add(long part, long rowId, long replaces, string changes) =>
        Add(part, rowId, replaces, Encoding.UTF8.GetBytes(changes));

    public void Add(long part, long rowId, long replaces, ReadOnlySpan<byte> changes)
    {
        var at = part is > 0 and < 4 ? part : 0;               // a part that nobody writes is not lost either
        _parts[at].Add(part).Add(rowId).Add(replaces).AddText(changes);
        _changes[at]++;
    }

    /// <summary>The digest; null when there was no change. The next change begins a new one.</summary>
    public string? Take()
    {
        using var all = new CanonicalDigest();
        var any = false;
        for (var part = 0; part < _parts.Length; part++)
        {
            any |= _changes[part] > 0;
            all.Add(_changes[part]).Add(_parts[part].Take());
            _changes[part] = 0;
        }
        return any ? all.Take() : null;
    }

    public void Dispose() => Array.ForEach(_parts, part => part.Dispose());
}
