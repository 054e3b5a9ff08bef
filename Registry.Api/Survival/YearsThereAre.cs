using System.Globalization;

namespace Registry.Api.Survival;

/// <summary>Why cases of some years cannot be asked for: there are none, and which there are.</summary>
internal static class YearsThereAre
{
    /// <summary>The reason of a refusal.</summary>
    /// <param name="asked">The years of diagnosis that were asked for.</param>
    /// <param name="years">The years that there are cases of, ascending.</param>
    public static Bilingual Reason(YearRange asked, IReadOnlyList<int> years)
    {
        var (words, known) = (Words(asked), string.Join(", ", Spans(years)));
        var what = asked.From == asked.To ? "year" : "years";
        return years.Count == 0
            ? new($"没有 {words} 年的数据：库中尚无病例。", $"no data for {what} {words}: there are no cases yet.")
            : new($"没有 {words} 年的数据；现有：{known.Replace(", ", "、", StringComparison.Ordinal)} 年。", $"no data for {what} {words}; years there are: {known}.");
    }

    /// <summary>A period as it is asked for: 2018, or 2014-2018.</summary>
    public static string Words(YearRange asked) => asked.From == asked.To ? Plain(asked.From) : $"{Plain(asked.From)}-{Plain(asked.To)}";

    /// <summary>Years as spans: 2010-2014, 2016.</summary>
    public static IEnumerable<string> Spans(IReadOnlyList<int> years)
    {
        for (var i = 0; i < years.Count; i++)
        {
            var first = i;
            while (i + 1 < years.Count && years[i + 1] == years[i] + 1) i++;
            yield return first == i ? Plain(years[i]) : $"{Plain(years[first])}-{Plain(years[i])}";
        }
    }

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);
}
