using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>Why a population is not worked out, and what to do.</summary>
internal static class DerivationRefusals
{
    /// <summary>What is wrong with the versions; null when nothing is.</summary>
    public static Bilingual? OfVersions(DerivationQuestion question)
    {
        var isSplit = question.Method is PopulationMethod.SplitEvenly or PopulationMethod.SplitByReference;
        if (question.Of.Count != (isSplit ? 1 : 2))
            return new(
                $"{question.Method.Word()} 需要 {(isSplit ? 1 : 2)} 个人口版本，给出了 {question.Of.Count} 个。",
                $"{question.Method.Word()} takes {(isSplit ? "one population version" : "two population versions")}; {question.Of.Count} were named.");
        var (first, last) = (question.Of[0], question.Of[^1]);
        if (first.Registry != last.Registry)
            return new("两个人口版本属于不同的登记处。", "The two versions are of different registries.");
        if (first.Basis != last.Basis)
            return new(
                "人口版本的口径不同（户籍与常住），不能合用；请用同一口径的两个版本。",
                "The versions have different definitions (registered and resident); take two of the same.");
        if (!first.Counts.Ages.Equals(last.Counts.Ages))
            return new(
                $"两个版本的年龄组不同（{first.Counts.Ages} 与 {last.Counts.Ages}）；请先用 split-evenly 或 split-by-reference 拆分较粗的一个。",
                $"The age groups of the versions differ ({first.Counts.Ages} and {last.Counts.Ages}); divide the coarser first, by split-evenly or split-by-reference.");
        return isSplit ? OfSplit(question, first) : null;
    }

    /// <summary>What is wrong with the days; null when nothing is.</summary>
    public static Bilingual? OfDates(DerivationQuestion question)
    {
        if (question.Method is PopulationMethod.SplitEvenly or PopulationMethod.SplitByReference) return null;
        var (first, last) = (question.Of[0].Date, question.Of[^1].Date);
        if (question.Method == PopulationMethod.MidYearMean)
            return first is { Month: 12, Day: 31 } && last == first.AddYears(1) ? null
                : new(
                    $"年平均人口取相邻两个年末（12 月 31 日），给出的是 {Text(first)} 和 {Text(last)}。",
                    $"The mean is taken of two year-ends that follow each other (31 December); these are {Text(first)} and {Text(last)}.");
        if (first >= last) return new("第一个版本的日期须早于第二个。", "The first version must be of an earlier day than the second.");
        if (question.Date is not { } date) return new("请注明要推算的日期。", "Say for which day.");
        var isBetween = date >= first && date <= last;
        return question.Method is PopulationMethod.Linear or PopulationMethod.Geometric
            ? isBetween ? null : new(
                $"{Text(date)} 不在 {Text(first)} 与 {Text(last)} 之间；外推须用 extrapolated-linear 或 extrapolated-geometric。",
                $"{Text(date)} is not between {Text(first)} and {Text(last)}; beyond them use extrapolated-linear or extrapolated-geometric.")
            : isBetween ? new("该日期在两个版本之间；请用 linear 或 geometric。", "The day lies between the versions; use linear or geometric.")
            : OfDistance((first, last, date));
    }

    private static Bilingual? OfDistance((DateOnly First, DateOnly Second, DateOnly Asked) days)
    {
        var (beyond, allowed) = (PopulationExtrapolation.YearsBeyond(days), PopulationExtrapolation.YearsAllowed(days.First, days.Second));
        if (beyond <= allowed) return null;
        var (far, most) = (Text(beyond), Text(allowed));
        return new(
            $"外推 {far} 年，最多 {most} 年（不超过两次计数的间隔，且不超过 5 年）；请取得更近的人口数。",
            $"That is {far} years beyond the counts; {most} are allowed (no more than lie between the counts, and 5 at most). Find a nearer count.");
    }

    private static Bilingual? OfSplit(DerivationQuestion question, PopulationVersion counts)
    {
        var wanted = question.Ages ?? AgeScheme.Cn19;
        if (counts.Counts.Ages.CanMergeTo(wanted))
            return new(
                $"{counts.Label} 已有所需的年龄组，无须拆分。", $"{counts.Label} has the groups already; there is nothing to divide.");
        if (question.Method == PopulationMethod.SplitByReference)
            return question.Reference is null
                ? new("按参考人口拆分需要注明参考版本。", "A split by a reference needs the version to refer to.") : null;
        var open = counts.Counts.Ages.LowerBound(counts.Counts.Ages.Count - 1);
        return wanted.LowerBound(wanted.Count - 1) > open
            ? new(
                $"{open} 岁及以上是开放组，不能均匀拆分；请用 split-by-reference。",
                $"{open}+ is an open group and cannot be divided evenly; use split-by-reference.")
            : null;
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(double years) => years.ToString("0.#", CultureInfo.InvariantCulture);
}
