namespace Registry.Import.Reading;

/// <summary>The border between code that trusts its input and files that nobody vouches for.</summary>
/// <remarks>Readers of foreign formats throw whatever comes up on a damaged file; here, and only here, that becomes a verdict.</remarks>
internal static class FileGuard
{
    /// <summary>Runs a step of reading; the check and its argument when the file made it fail, null when it went well.</summary>
    public static (string CheckId, string Argument)? Try(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (FileLimitException limit)
        {
            return ("F-OPEN-6", limit.Argument);
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            return ("F-OPEN-1", fault.GetType().Name);
        }
    }

    /// <summary>The rows until the file breaks; then the part says so.</summary>
    public static IEnumerable<FileRow> Rows(FilePart part, IEnumerable<FileRow> rows)
    {
        using var row = rows.GetEnumerator();
        var (last, hasNext) = (0, false);
        Action step = () => hasNext = row.MoveNext();
        while (true)
        {
            if (Try(step) is var (check, argument))
            {
                part.Break(FileVerdict.Error(check, part.Kind, check == "F-OPEN-1" ? $"{FileVerdict.Clean(part.Name)}: {last + 1}, {argument}" : argument));
                yield break;
            }
            if (!hasNext) yield break;
            last = row.Current.Row;
            yield return row.Current;
        }
    }

    // A file that went away or grew too large for memory is no fault of the program either; a cancelled step is nobody's.
    private static bool IsOfTheFile(Exception fault) => fault is not (OperationCanceledException or StackOverflowException or AccessViolationException);
}
