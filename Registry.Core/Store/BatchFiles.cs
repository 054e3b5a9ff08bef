using System.Security.Cryptography;
using System.Text;

namespace Registry.Core.Store;

/// <summary>The folder beside the database: delivered files as they came, and lock files.</summary>
internal sealed class BatchFiles(string folder)
{
    private const int LongestName = 180;                     // bytes; file systems allow 255

    public string SchemaLockPath => Path.Combine(folder, "schema.lock");

    public string LockPath(long batch) => Path.Combine(folder, FormattableString.Invariant($"batch-{batch}.lock"));

    public string PathOf(long batch, string fileName) =>
        Path.Combine(folder, FormattableString.Invariant($"batch-{batch}"), fileName);

    /// <summary>Copies a delivery to a place of its own and takes its fingerprint; it becomes a batch's file by
    /// <see cref="Keep"/>.</summary>
    public async Task<(string Path, string Hash, long Bytes)> ReceiveAsync(Stream content, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        RemoveForgottenDeliveries();
        var path = Path.Combine(folder, $"incoming-{Guid.NewGuid():N}.tmp");
        try
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(
                path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 17, useAsync: true);
            var buffer = new byte[1 << 17];
            long bytes = 0;
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0; bytes += read)
            {
                sha.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), stop);
            }
            file.Flush(flushToDisk: true);
            return (path, Convert.ToHexStringLower(sha.GetHashAndReset()), bytes);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Makes a received file the file of a batch.</summary>
    public void Keep(string received, long batch, string fileName)
    {
        var path = PathOf(batch, fileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(received, path, overwrite: true);
    }

    /// <summary>Takes the file of a batch away.</summary>
    public void Remove(long batch)
    {
        var own = Path.GetDirectoryName(PathOf(batch, "x"))!;
        if (Directory.Exists(own)) Directory.Delete(own, recursive: true);
    }

    /// <summary>The last part of a file name, without what file systems refuse.</summary>
    public static string SafeName(string delivered)
    {
        var name = delivered.Split('/', '\\')[^1].Trim();
        name = string.Concat(name.Select(
            c => char.IsControl(c) || "<>:\"|?*".Contains(c, StringComparison.Ordinal) ? '_' : c));
        var ending = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(ending) > 20) ending = "";
        var stem = name[..^ending.Length];
        while (Encoding.UTF8.GetByteCount(stem) > LongestName) stem = stem[..^1];
        return stem.Trim('.').Length == 0 ? "batch" + ending.TrimEnd('.') : stem + ending;
    }

    // A program killed while a delivery came in leaves a copy that belongs to nothing.
    private void RemoveForgottenDeliveries()
    {
        foreach (var path in Directory.EnumerateFiles(folder, "incoming-*.tmp"))
            if (File.GetLastWriteTimeUtc(path) < DateTime.UtcNow.AddDays(-1))
                File.Delete(path);
    }
}
