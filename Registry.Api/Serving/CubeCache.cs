using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Serving;

/// <summary>Holds the count cube of the newest data state: loaded once a state, shared by all requests.</summary>
internal sealed class CubeCache(CubeStore store) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private CountCube? _cube;

    /// <summary>The cube of the data state now.</summary>
    public async Task<CountCube> CurrentAsync(CancellationToken stop)
    {
        var state = await store.DataStateAsync(stop);
        if (_cube is { } held && held.State == state) return held;
        await _loading.WaitAsync(stop);
        try
        {
            if (_cube?.State != await store.DataStateAsync(stop)) _cube = await store.LoadAsync(stop);
            return _cube!;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();
}
