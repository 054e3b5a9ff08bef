using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>The border between code that trusts its input and files that nobody vouches for.</summary>
/// <remarks>Readers of foreign formats throw whatever comes up on a damaged file; here, and only here, that becomes a verdict.</remarks>
internal static class FileGuard
{
    private const string Damaged = "F-OPEN-1";
    private const string BeyondLimits = "F-OPEN-6";

    /// <summary>Runs a step of reading; the verdict on the file when the file made it fail, null when it went well.</summary>
    public static Verdict? Try(Action step) =>
        Run(step) is var (check, zh, en) ? FileVerdict.Error(check, arguments: CheckCatalogue.InBothLanguages(zh, en)) : null;

    /// <summary>The rows until the file breaks; then the part says so.</summary>
    public static IEnumerable<FileRow> Rows(FilePart part, IEnumerable<FileRow> rows)
    {
        using var row = rows.GetEnumerator();
        var (last, hasNext) = (0, false);
        Action step = () => hasNext = row.MoveNext();
        while (true)
        {
            if (Run(step) is { } fault)
            {
                part.Break(FileVerdict.Error(fault.CheckId, part.Kind, Place(part, last + 1, fault)));
                yield break;
            }
            if (!hasNext) yield break;
            last = row.Current.Row;
            yield return row.Current;
        }
    }

    private static (string CheckId, string Zh, string En)? Run(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (FileLimitException limit)
        {
            return (BeyondLimits, limit.Zh, limit.En);
        }
        catch (OutOfMemoryException)
        {
            return (BeyondLimits, "读取所需内存超过本机可用内存", "reading it takes more memory than there is");
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            var (zh, en) = DamageWords.Of(fault);
            return (Damaged, zh, en);
        }
    }

    private static string Place(FilePart part, int row, (string CheckId, string Zh, string En) fault)
    {
        var name = FileVerdict.Clean(part.Name);
        return fault.CheckId == Damaged
            ? CheckCatalogue.InBothLanguages($"{name}，第 {row} 行起：{fault.Zh}", $"{name}, from row {row}: {fault.En}")
            : CheckCatalogue.InBothLanguages(fault.Zh, fault.En);
    }

    // A file that went away is no fault of the program either; a cancelled step is nobody's.
    private static bool IsOfTheFile(Exception fault) => fault is not (OperationCanceledException or StackOverflowException or AccessViolationException);
}
