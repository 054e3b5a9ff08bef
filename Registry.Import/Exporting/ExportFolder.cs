using System.Text.Json;

namespace Registry.Import.Exporting;

/// <summary>The folder of an export: written under another name beside it and renamed when everything is on the disk, so that there is
/// the whole or nothing.</summary>
internal sealed class ExportFolder : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path, _partial;
    private readonly List<ExportFile> _open = [];
    private readonly List<ExportedFile> _written = [];

    /// <summary>Begins a folder that does not exist or is empty.</summary>
    public ExportFolder(string path)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _partial = $"{_path}.{Guid.NewGuid():N}.partial";
        Directory.CreateDirectory(_partial);
    }

    /// <summary>The files that are complete.</summary>
    public IReadOnlyList<ExportedFile> Written => _written;

    /// <summary>True when a folder is there with something in it: an export never mixes with other files.</summary>
    public static bool IsTaken(string path) => File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any());

    /// <summary>Begins a file.</summary>
    public ExportFile Begin(string name, TextForm form)
    {
        var file = new ExportFile(Path.Combine(_partial, name), form);
        _open.Add(file);
        return file;
    }

    /// <summary>Ends the files that are open.</summary>
    public void EndFiles()
    {
        foreach (var file in _open) _written.Add(file.Complete());
        foreach (var file in _open) file.Dispose();
        _open.Clear();
    }

    /// <summary>Writes what was exported; nothing is written after it.</summary>
    public void WriteManifest(ExportManifest manifest)
    {
        using var file = new FileStream(Path.Combine(_partial, ExportManifest.FileName), FileMode.CreateNew);
        JsonSerializer.Serialize(file, manifest, Json);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes the folder visible under its name.</summary>
    public void Complete()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path);              // empty, or this fails
        Directory.Move(_partial, _path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _open) file.Dispose();
        if (Directory.Exists(_partial)) Directory.Delete(_partial, recursive: true);
    }
}
