using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Serving;

/// <summary>Holds the count cubes of the newest data state, one for each way of counting that was asked for: loaded once, brought up to date
/// by what changed, shared by all requests.</summary>
internal sealed class CubeCache(CubeStore store, StateStore states) : IDisposable
{
    private const int StaysToBeUpdated = (int)Counting.All;            // the others would be loaded again anyway: their memory is given back
    private readonly SemaphoreSlim _loading = new(1);
    private readonly CountCube?[] _cubes = new CountCube?[Enum.GetValues<Counting>().Length * Enum.GetValues<DeathSource>().Length];

    /// <summary>The cube of the data state now; every tumour counts.</summary>
    public Task<CountCube> CurrentAsync(CancellationToken stop) => CurrentAsync(Counting.All, DeathSource.VitalStatistics, stop);

    /// <summary>The cube of the data state now.</summary>
    public async Task<CountCube> CurrentAsync(Counting counting, DeathSource deaths, CancellationToken stop)
    {
        var place = (int)counting * Enum.GetValues<DeathSource>().Length + (int)deaths;
        var state = await store.DataStateAsync(stop);
        if (Volatile.Read(ref _cubes[place]) is { } held && held.State == state) return held;
        await _loading.WaitAsync(stop);
        try
        {
            if (_cubes[place] is { } loaded && loaded.State == await store.DataStateAsync(stop)) return loaded;
            var cube = await (_cubes[place] is { } earlier ? store.UpdateAsync(earlier, stop) : store.LoadAsync(counting, deaths, stop));
            for (var i = 0; i < _cubes.Length; i++)
                if (i != StaysToBeUpdated && _cubes[i]?.State != cube.State) _cubes[i] = null;
            Volatile.Write(ref _cubes[place], cube);
            return cube;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The cube of an earlier data state, which is not held; null when there is no state of the name.</summary>
    public async Task<CountCube?> AtAsync(string state, Counting counting, CancellationToken stop) =>
        await states.FindAsync(state, stop) is { } found ? await states.LoadAsync(found, counting, stop) : null;

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();
}
