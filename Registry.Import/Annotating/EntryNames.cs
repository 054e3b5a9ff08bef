using System.Globalization;

namespace Registry.Import.Annotating;

/// <summary>Names of the entries of an archive that is written: none leads out of the folder it is unpacked to, and no two are the same there.</summary>
internal sealed class EntryNames
{
    private const string Forbidden = "<>:\"|?*";
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);      // as the file systems see them that tell no letters apart

    /// <summary>The name under which a file is written; the same as it came with whenever that is clean and free.</summary>
    /// <param name="name">Name of the entry that was sent, with its folders.</param>
    public string Take(string name)
    {
        var clean = string.Join('/', name.Split('/', '\\').Select(Clean).Where(part => part.Length > 0));
        if (clean.Length == 0) clean = "file";
        var (stem, ending) = (clean[..^Path.GetExtension(clean).Length], Path.GetExtension(clean));
        for (var again = 2; !_taken.Add(clean); again++) clean = string.Create(CultureInfo.InvariantCulture, $"{stem} ({again}){ending}");
        return clean;
    }

    // A part of dots alone is a way, no name; blanks and dots at the end are not kept by every system.
    private static string Clean(string part) =>
        string.Concat(part.Select(letter => char.IsControl(letter) || Forbidden.Contains(letter, StringComparison.Ordinal) ? '_' : letter)).Trim().TrimEnd('.', ' ');
}
