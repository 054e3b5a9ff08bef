using System.IO.Compression;
using System.Text;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>A zip archive of text tables, unpacked to a folder of its own for as long as it is read.</summary>
/// <remarks>Names inside the archive are shown and never used as paths. What an entry says of its size is not believed: unpacking stops where it would go on.</remarks>
internal sealed class ArchiveFile : IDisposable
{
    private const int MostEntries = 200;
    private const long LargestEntryBytes = 2L << 30;
    private const long LargestTotalBytes = 6L << 30;
    private const long BombBytes = 100L << 20;
    private const int BombRatio = 400;
    private static readonly string[] Endings = [".csv", ".txt", ".tsv"];

    private readonly string _path;
    private readonly string _folder;

    private ArchiveFile(string path, string folder) => (_path, _folder) = (path, folder);

    /// <summary>Names of the tables as the archive has them, with the files they were unpacked to.</summary>
    public IReadOnlyList<(string Name, string Path)> Tables { get; private set; } = [];

    /// <summary>Names of what is no text table.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    /// <summary>Names that would lead out of the folder that the archive is unpacked to: absolute, with a drive, or with a way up.</summary>
    public IReadOnlyList<string> LeadingOut => [.. Tables.Select(table => table.Name).Concat(Others).Where(LeadsOut)];

    /// <summary>Unpacks the text tables, or says why the archive is refused.</summary>
    public static (ArchiveFile? Archive, Verdict? Problem) Open(string path)
    {
        using var zip = OpenZip(path);
        if (Bomb(zip) is { } bomb) return (null, FileVerdict.Error("F-OPEN-5", arguments: bomb));
        var files = zip.Entries.Where(entry => !entry.FullName.EndsWith('/') && !IsOfThePacker(entry)).ToList();
        var tables = files.Where(entry => Endings.Contains(Path.GetExtension(entry.Name).ToLowerInvariant())).ToList();
        if (tables.Count == 0) return (null, FileVerdict.Error("F-OPEN-3", arguments: WithoutTable(files)));
        var archive = new ArchiveFile(path, Directory.CreateTempSubdirectory("registry-archive-").FullName);
        try
        {
            if (archive.Unpack(tables) is { } problem)
            {
                archive.Dispose();
                return (null, problem);
            }
            archive.Others = [.. files.Except(tables).Select(entry => entry.FullName)];
            return (archive, null);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>What is no text table, unpacked one after the other to a file that the next one overwrites; without a path what unpacks to more than
    /// an entry may.</summary>
    /// <remarks>What the packing program or an export added of itself is not among them.</remarks>
    public IEnumerable<(string Name, string? Path)> UnpackOthers()
    {
        using var zip = OpenZip(_path);
        var path = Path.Combine(_folder, "other");
        foreach (var entry in zip.Entries.Where(entry => Others.Contains(entry.FullName)))
        {
            File.Delete(path);
            yield return (entry.FullName, Copy(entry, path, LargestEntryBytes) is null ? null : path);
        }
    }

    // Chinese programs name entries in GBK without saying so.
    private static ZipArchive OpenZip(string path)
    {
        _ = TextEncoding.Gb18030;
        return new(File.OpenRead(path), ZipArchiveMode.Read, leaveOpen: false, Encoding.GetEncoding("GB18030"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private Verdict? Unpack(List<ZipArchiveEntry> entries)
    {
        var (tables, total) = (new List<(string, string)>(), 0L);
        foreach (var entry in entries)
        {
            var path = Path.Combine(_folder, FormattableString.Invariant($"{tables.Count}.txt"));
            var bytes = Copy(entry, path, Math.Min(LargestEntryBytes, LargestTotalBytes - total));
            if (bytes is not { } size) return FileVerdict.Error("F-OPEN-5", arguments: FileVerdict.Clean(entry.FullName));
            total += size;
            tables.Add((entry.FullName, path));
        }
        Tables = tables;
        return null;
    }

    // Bytes written, or null when the entry unpacks to more than it may.
    private static long? Copy(ZipArchiveEntry entry, string path, long most)
    {
        using var packed = entry.Open();
        using var file = new FileStream(path, FileMode.CreateNew);
        var buffer = new byte[1 << 16];
        var (total, sum) = (0L, default(Crc32));
        for (int read; (read = packed.Read(buffer)) > 0; file.Write(buffer, 0, read))
        {
            total += read;
            sum.Add(buffer.AsSpan(0, read));
            if (total > most || (total > BombBytes && total / Math.Max(entry.CompressedLength, 1) > BombRatio)) return null;
        }
        sum.MustBe(entry.Crc32);
        return total;
    }

    private static string? Bomb(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries) return FormattableString.Invariant($"{zip.Entries.Count} > {MostEntries}");
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            if (entry.Length > LargestEntryBytes || (entry.Length > BombBytes && entry.Length / Math.Max(entry.CompressedLength, 1) > BombRatio))
                return $"{FileVerdict.Clean(entry.FullName)}: {entry.Length >> 20} MB";
        }
        return total > LargestTotalBytes ? $"{total >> 20} MB" : null;
    }

    private static string WithoutTable(List<ZipArchiveEntry> files)
    {
        var names = FileVerdict.List(files.Select(entry => entry.FullName));
        return CheckCatalogue.InBothLanguages($"没有CSV或文本文件的ZIP（内有：{names}）", $"a ZIP without a CSV or text file (it holds: {names})");
    }

    private static bool LeadsOut(string name) =>
        name is ['/' or '\\', ..] or [_, ':', ..] || name.Split('/', '\\').Contains("..");

    private static bool IsOfThePacker(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) || entry.Name.StartsWith('.') || entry.Name.Equals("manifest.json", StringComparison.Ordinal);
}
