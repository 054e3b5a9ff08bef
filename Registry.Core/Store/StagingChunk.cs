using System.Diagnostics;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>The transaction in which staged rows are written: closed and opened anew so often that other writers wait half a second at most.</summary>
internal sealed class StagingChunk(sqlite3 staging, string path, IReadOnlyList<StagedRange> ranges)
{
    private const int MostRows = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private int _rows;
    private long _since;

    /// <summary>True between opening and closing.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Work that belongs to the rows of a chunk and is done before it closes.</summary>
    public required Action BeforeClose { get; init; }

    /// <summary>Opens a transaction unless one is open.</summary>
    public void Open()
    {
        if (IsOpen) return;
        WriteTransaction.Begin(staging, path);
        (IsOpen, _rows, _since) = (true, 0, Stopwatch.GetTimestamp());
        foreach (var range in ranges) range.BeginChunk();
    }

    /// <summary>Counts a row and closes the chunk when it is full.</summary>
    public void CountRow()
    {
        _rows++;
        if (_rows < MostRows && (_rows % 512 != 0 || Stopwatch.GetElapsedTime(_since) <= Longest)) return;
        Close();
        Thread.Sleep(2);                                 // lets a waiting writer in, see WriteTransaction
    }

    /// <summary>Commits what was staged, if a transaction is open.</summary>
    public void Close()
    {
        if (!IsOpen) return;
        BeforeClose();
        foreach (var range in ranges) range.EndChunk();
        WriteTransaction.Commit(staging, path);
        IsOpen = false;
    }
}
