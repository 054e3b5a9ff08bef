using System.Text;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>A folder for the files of one test, gone when the test is over; and short ways to read them.</summary>
internal sealed class TestFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("registry-reading-").FullName;

    public static Encoding Gb18030 { get; } = Provided();

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public string Write(string name, string text, Encoding? encoding = null) => Write(name, (encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public static BatchFile Open(string path, ReadingOptions? options = null) => BatchFile.Open(path, options ?? ReadingOptions.None);

    public static List<FileRow> RowsOf(BatchFile file, PartKind kind = PartKind.Incidence) => [.. file.Parts.Single(part => part.Kind == kind).Rows()];

    public static string Ids(BatchFile file) => string.Join(' ', file.FileVerdicts.Select(verdict => verdict.CheckId));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Encoding Provided()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }
}
