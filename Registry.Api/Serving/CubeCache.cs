using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Serving;

/// <summary>Holds the count cubes of the newest data state, one for each way of counting that was asked for: loaded once a state,
/// shared by all requests.</summary>
internal sealed class CubeCache(CubeStore store) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private readonly CountCube?[] _cubes = new CountCube?[Enum.GetValues<Counting>().Length];

    /// <summary>The cube of the data state now; every tumour counts.</summary>
    public Task<CountCube> CurrentAsync(CancellationToken stop) => CurrentAsync(Counting.All, stop);

    /// <summary>The cube of the data state now.</summary>
    public async Task<CountCube> CurrentAsync(Counting counting, CancellationToken stop)
    {
        var state = await store.DataStateAsync(stop);
        if (Volatile.Read(ref _cubes[(int)counting]) is { } held && held.State == state) return held;
        await _loading.WaitAsync(stop);
        try
        {
            if (_cubes[(int)counting] is { } loaded && loaded.State == await store.DataStateAsync(stop)) return loaded;
            var cube = await store.LoadAsync(counting, stop);
            for (var i = 0; i < _cubes.Length; i++)
                if (_cubes[i]?.State != cube.State) _cubes[i] = null;
            Volatile.Write(ref _cubes[(int)counting], cube);
            return cube;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();
}
