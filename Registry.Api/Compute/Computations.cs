using System.Reflection;

namespace Registry.Api.Compute;

/// <summary>Every statistic of the calculator: what the classes of <c>Compute/Statistics</c> hold.</summary>
internal static class Computations
{
    private const string Home = "Registry.Api.Compute.Statistics";
    private const int Nearest = 5, LongestName = 60;
    private const double TitleDistance = 0.1;

    /// <summary>By section, then by name.</summary>
    public static IReadOnlyList<Computation> All { get; } = [.. Find().OrderBy(c => c.Section).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>A statistic by its name, or null.</summary>
    public static Computation? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    /// <summary>What is said of a name that no statistic has: the names that are nearest, by their letters or because their title has the word.</summary>
    /// <param name="name">What was asked for.</param>
    public static Bilingual Instead(string name)
    {
        var asked = name.Length > LongestName ? name[..LongestName] : name;
        var nearest = string.Join(", ", All.OrderBy(known => Distance(asked, known)).Take(Nearest).Select(known => known.Name));
        var meant = KnownWords.Nearest(asked, All.Select(known => known.Name)) is { } guess ? new Bilingual($"；是否指 {guess}？", $"; did you mean {guess}?") : new("。", ".");
        return new Bilingual($"相近的有 {nearest}；registry compute list 列出全部 {All.Count} 个", $"nearest are {nearest}; registry compute list names all {All.Count}") + meant;
    }

    private static double Distance(string name, Computation known)
    {
        var apart = KnownWords.Distance(name, known.Name);
        var words = name.Replace('-', ' ');
        return IsIn(known.Title.En) || IsIn(known.Title.Zh) ? Math.Min(apart, TitleDistance) : apart;

        bool IsIn(string title) => words.Length > 1 && title.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Computation> Find() =>
        from type in typeof(Computations).Assembly.GetTypes()
        where type.Namespace == Home && type is { IsAbstract: true, IsSealed: true }
        from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public)
        from computation in property.GetValue(null) switch
        {
            Computation one => [one],
            IEnumerable<Computation> several => several,
            _ => Enumerable.Empty<Computation>(),
        }
        select computation;
}
