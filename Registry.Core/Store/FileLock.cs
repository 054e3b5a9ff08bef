namespace Registry.Core.Store;

/// <summary>An exclusive lock on a file. The system lets go of it when the process ends, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock, or returns null when another holds it (in this process or another).</summary>
    /// <param name="path">The lock file; its folder is made when it is missing.</param>
    /// <param name="after">What becomes of the file when the lock is let go.</param>
    /// <exception cref="RegistryStoreException">The file cannot be made.</exception>
    public static FileLock? TryTake(string path, FileOptions after = FileOptions.None)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, after));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw RegistryStoreException.Of(fault, path);
        }
    }

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="RegistryStoreException">It was not free within the time.</exception>
    public static FileLock Wait(string path, TimeSpan longest)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(20))
        {
            if (TryTake(path) is { } taken) return taken;
            if (waited > longest)
                throw new RegistryStoreException(
                    $"{path}：被另一个程序占用。请稍后重试。", $"{path}: held by another program. Try again later.");
            Thread.Sleep(20);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
