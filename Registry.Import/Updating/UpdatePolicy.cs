namespace Registry.Import;

/// <summary>What becomes of a row whose record is stored with other content (check F-DUP-2).</summary>
public enum UpdatePolicy
{
    /// <summary>The row replaces the stored record as a whole; what is empty in the row is empty afterwards.</summary>
    Overwrite,

    /// <summary>Empty items of the stored record are filled from the row; what is stored stays.</summary>
    FillEmpty,

    /// <summary>The row is returned.</summary>
    Reject,
}

/// <summary>The words of the policies.</summary>
public static class UpdateWords
{
    /// <summary>The words, in the order of <see cref="UpdatePolicy"/>.</summary>
    public static IReadOnlyList<string> All { get; } = ["overwrite", "fill-empty", "reject"];

    /// <summary>The word of a policy.</summary>
    public static string Word(this UpdatePolicy policy) => All[(int)policy];

    /// <summary>The policy of a word, or null.</summary>
    public static UpdatePolicy? Parse(string word) =>
        All.ToList().IndexOf(word) is var index and >= 0 ? (UpdatePolicy)index : null;
}
