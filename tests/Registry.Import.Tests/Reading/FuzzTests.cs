using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;
using Registry.Import.Tests.Checks;

namespace Registry.Import.Tests.Reading;

/// <summary>Thousands of random edits of valid files of every format: each row is a record or has an error, each verdict has words, nothing throws.</summary>
public sealed class FuzzTests
{
    private static readonly byte[][] Inserts =
    [
        "\""u8.ToArray(), "\0"u8.ToArray(), "\uFEFF"u8.ToArray(), "\r\n"u8.ToArray(), "\r"u8.ToArray(), ","u8.ToArray(), ";;;"u8.ToArray(), "\t"u8.ToArray(), "=cmd|' /C calc'!A0"u8.ToArray(), "99999999999999999999"u8.ToArray(),
        "-1"u8.ToArray(), "1e999"u8.ToArray(), "NaN"u8.ToArray(), "<"u8.ToArray(), ">"u8.ToArray(), "</table>"u8.ToArray(), "<tr><td rowspan=999999999 colspan=99>"u8.ToArray(), "&#x110000;&amp;"u8.ToArray(), "<!--"u8.ToArray(), "<![CDATA["u8.ToArray(),
        "<Patient>"u8.ToArray(), "ss:Index=\"2147483648\""u8.ToArray(), "00000000"u8.ToArray(), "9999-99-99"u8.ToArray(), "C99.9"u8.ToArray(), "\u202E"u8.ToArray(), [0xFF, 0xFE], [0x81], [0xC3, 0x28], "１９５０"u8.ToArray(), "{0}|¦[a]"u8.ToArray(),
    ];

    private static readonly CheckCatalogue Catalogue = CheckCatalogue.Load(CheckPack.Ids, settings: null);
    private TestFiles _files = null!;

    public static IEnumerable<TestCaseData> Files =>
        ValidFiles.All.Select((file, index) => new TestCaseData(index).SetName($"{file.Name} ({index + 1})"));

    [SetUp]
    public void SetUp() => _files = new();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [TestCaseSource(nameof(Files))]
    public void TheValidFileHasRowsThatAreAccepted(int index)
    {
        var (name, bytes) = ValidFiles.All[index];
        using var file = TestFiles.Open(_files.Write(name, bytes));
        Assert.That(file.IsReadable, Is.True, TestFiles.Ids(file));
        Assert.That(Judge(file).Any(row => row.IsAccepted) || name is "330106.xls", Is.True, "an edit can break something");
    }

    [TestCaseSource(nameof(Files))]
    public void AnEditedFileEndsInVerdicts(int index)
    {
        var (name, original) = ValidFiles.All[index];
        var (random, rounds) = (new Random(4711 + index), name.EndsWith(".xlsx", StringComparison.Ordinal) || original.Length > 20_000 ? 50 : 120);
        for (var round = 0; round < rounds; round++)
        {
            var path = _files.Write(name, Edited(original, random));
            try
            {
                MustEndInVerdicts(path, annotates: round % 5 == 0);
            }
            catch (Exception fault)
            {
                Assert.Fail($"round {round}: {fault}");
            }
        }
    }

    private static void MustEndInVerdicts(string path, bool annotates)
    {
        using var file = TestFiles.Open(path);
        var rows = Judge(file);
        foreach (var row in rows.Where(row => row.Row > 0))
            if (row.IsAccepted == row.Verdicts.Any(verdict => verdict.Severity == Severity.Error)) Assert.Fail($"row {row.Row}: {string.Join(' ', row.Verdicts)}");
        List<Verdict> verdicts = [.. file.FileVerdicts, .. rows.SelectMany(row => row.Verdicts)];
        foreach (var verdict in verdicts)
            if (Catalogue.Text(verdict) is not { MessageZh.Length: > 0, MessageEn.Length: > 0 }) Assert.Fail($"{verdict} has no words");
        if (file.Parts.Count == 0 && file.FileVerdicts.Count == 0) Assert.Fail("nothing was read and nothing said");
        if (!annotates) return;
        using var copy = new MemoryStream();
        _ = AnnotatedFile.ExtensionFor(path, ReadingOptions.None);
        AnnotatedFile.Write(path, ReadingOptions.None, new() { Verdicts = verdicts }, Catalogue, copy);
    }

    private static List<JudgedRow> Judge(BatchFile file)
    {
        var context = ExamplePart.Context(checks: Catalogue);
        return [.. ImportPipeline.InJudgingOrder(file.Parts).SelectMany(part => ImportPipeline.Judge(part, context))];
    }

    private static byte[] Edited(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (var edits = random.Next(1, 8); edits > 0 && bytes.Count > 0; edits--)
        {
            var (place, length) = (random.Next(bytes.Count), random.Next(1, 40));
            switch (random.Next(7))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(place, Math.Min(length, bytes.Count - place));
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, Math.Min(length, bytes.Count - place)));
                    break;
                case 3 when random.Next(4) == 0:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    bytes.InsertRange(place, Inserts[random.Next(Inserts.Length)]);
                    break;
            }
        }
        return [.. bytes];
    }
}
