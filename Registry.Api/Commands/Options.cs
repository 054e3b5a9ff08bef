using System.CommandLine;
using System.Globalization;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>Options that several verbs share; each call makes a new one, because an option belongs to one verb.</summary>
internal static class Options
{
    /// <summary>The database of a verb that writes: made when it does not exist.</summary>
    public static Option<string> Db() =>
        new("--db") { Description = "Database file", HelpName = "FILE", Required = true };

    /// <summary>The database of a verb that only reads: it must exist.</summary>
    public static Option<string> ExistingDb()
    {
        var option = Db();
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var file] && !File.Exists(file.Value))
                result.AddError($"--db {file.Value}: there is no such file; `registry import` makes it.");
        });
        return option;
    }

    /// <summary>One year or a period.</summary>
    public static Option<YearRange> Years()
    {
        var option = Read("--years", "Y[-Y]", "Year, or first and last year of one period", (text, refuse) =>
        {
            if (YearRange.Parse(text) is { } years) return years;
            refuse("write 2020 or 2018-2022, the first year first.");
            return default;
        });
        option.Required = true;
        return option;
    }

    /// <summary>Site groups; the 26 of the annual report when nothing is said.</summary>
    public static Option<SiteScheme> Scheme()
    {
        var known = Names(SiteScheme.All.Select(scheme => scheme.Code));
        var option = Read("--scheme", "CODE", $"Site groups: {known}", (text, refuse) =>
        {
            if (SiteScheme.Find(text) is { } scheme) return scheme;
            refuse($"unknown; known are {known}.");
            return SiteScheme.Cn26;
        });
        option.DefaultValueFactory = _ => SiteScheme.Cn26;
        return option;
    }

    /// <summary>Standard populations; China 2000 and Segi when nothing is said.</summary>
    public static Option<IReadOnlyList<StandardPopulation>> Standards()
    {
        var known = Names(StandardPopulation.All.Select(standard => standard.Code));
        var option = Read<IReadOnlyList<StandardPopulation>>("--standards", "CODE,…", $"Standard populations: {known}", (text, refuse) =>
        {
            foreach (var code in Codes(text).Where(code => StandardPopulation.Find(code) is null))
                refuse($"{code} is unknown; known are {known}.");
            return [.. Codes(text).Select(StandardPopulation.Find).OfType<StandardPopulation>()];
        });
        option.DefaultValueFactory = _ => [StandardPopulation.Cn2000, StandardPopulation.Segi];
        return option;
    }

    /// <summary>Code of one registry.</summary>
    public static Option<string> RegistryCode() => Read("--registry", "CODE", "Six-digit registry code", (text, refuse) =>
    {
        if (!Area.IsWellFormed(text)) refuse("a six-digit area code is expected.");
        return text;
    });

    /// <summary>Registry codes to show, or the word pooled; empty means all.</summary>
    public static Option<IReadOnlyList<string>> Registries()
    {
        var option = Read<IReadOnlyList<string>>("--registries", "CODE,…|pooled",
            "Registries to show, then their pool when there are several; with `pooled` only the pool", (text, _) => Codes(text));
        option.DefaultValueFactory = _ => [];
        return option;
    }

    /// <summary>Which tumours of a person with several are counted; every one when nothing is said.</summary>
    public static Option<Counting> Counting()
    {
        var option = Read("--counting", "all|primaries|first",
            "Tumours of a person with several: every one, primaries by the international rules, or the first primary only", (text, refuse) =>
            {
                if (CountingWords.Read(text) is { } counting) return counting;
                refuse("write all, primaries or first.");
                return Core.Cube.Counting.All;
            });
        option.DefaultValueFactory = _ => Core.Cube.Counting.All;
        return option;
    }

    /// <summary>Where the deaths come from; the death files when nothing is said.</summary>
    public static Option<DeathSource> Deaths()
    {
        var option = Read("--deaths", "vital|cases", "Deaths of mortality and M:I: of the death files, or of registered cases", (text, refuse) =>
        {
            if (CountingWords.ReadDeaths(text) is { } deaths) return deaths;
            refuse("write vital or cases.");
            return DeathSource.VitalStatistics;
        });
        option.DefaultValueFactory = _ => DeathSource.VitalStatistics;
        return option;
    }

    /// <summary>Settings that are otherwise for this question only.</summary>
    public static Option<string> Settings()
    {
        var option = Read("--settings", "KEY=VALUE,…", "Settings for this question only: " + string.Join("; ", SiteSetting.Keys.Select(
            key => $"{key}={string.Join('|', SiteSetting.ValuesOf(key).Select(s => s.Value))}")), (text, refuse) =>
            {
                if (SiteSettings.Default.With(text, out var unknown) is null) refuse($"{unknown} is no setting; `registry settings list` names them.");
                return text;
            });
        option.DefaultValueFactory = _ => "";
        return option;
    }

    /// <summary>How a table is written.</summary>
    public static Option<string> Format()
    {
        var option = OneOf("--format", "How the table is written", "csv", "json");
        option.DefaultValueFactory = _ => "csv";
        return option;
    }

    /// <summary>Language of what is said to a person: LANG decides when nothing is said.</summary>
    public static Option<ReportLanguage> Lang()
    {
        var option = Read("--lang", "zh|en", "Language of the messages (default: by LANG)", (text, refuse) =>
        {
            if (text is not ("zh" or "en")) refuse("write zh or en.");
            return text == "zh" ? ReportLanguage.Zh : ReportLanguage.En;
        });
        option.DefaultValueFactory = _ => LanguageOfEnvironment();
        return option;
    }

    /// <summary>Who does it: goes into the audit. The user of the operating system when nothing is said.</summary>
    public static Option<string> By()
    {
        var option = Words("--by", "NAME", "Who does it; kept in the audit (default: the user of this computer)");
        option.DefaultValueFactory = _ => Environment.UserName;
        return option;
    }

    /// <summary>Why it is done: kept with the decision, therefore never empty.</summary>
    public static Option<string> Reason()
    {
        var option = Words("--reason", "TEXT", "Why; kept with the decision");
        option.Required = true;
        return option;
    }

    /// <summary>A text that says something.</summary>
    public static Option<string> Words(string name, string helpName, string description) =>
        Read(name, helpName, description, (text, refuse) =>
        {
            if (string.IsNullOrWhiteSpace(text)) refuse("a text is expected.");
            return text.Trim();
        });

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words) =>
        Read(name, string.Join('|', words), description, (text, refuse) =>
        {
            if (!words.Contains(text, StringComparer.Ordinal)) refuse($"write {string.Join(" or ", words)}.");
            return text;
        });

    /// <summary>A whole number within limits.</summary>
    public static Option<long> Number(string name, string helpName, string description, long least, long most) =>
        Read(name, helpName, description, (text, refuse) =>
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
                refuse($"a whole number from {least} to {most} is expected.");
            return number;
        });

    /// <summary>The same with a number for a call that says none.</summary>
    public static Option<long> Number(string name, string helpName, string description, long least, long most, long usual)
    {
        var option = Number(name, helpName, description, least, most);
        option.DefaultValueFactory = _ => usual;
        return option;
    }

    /// <summary>Data year.</summary>
    public static Option<long> Year()
    {
        var option = Number("--year", "Y", "Data year", 1900, 2200);
        option.Required = true;
        return option;
    }

    /// <summary>An option whose single text is read by a function, which says no by calling its second argument.</summary>
    public static Option<T> Read<T>(string name, string helpName, string description, Func<string, Action<string>, T> read) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => read(result.Tokens[0].Value, reason => result.AddError($"{name} {result.Tokens[0].Value}: {reason}")),
        };

    /// <summary>The separate codes of a list such as CN2000,SEGI.</summary>
    public static IReadOnlyList<string> Codes(string list) =>
        list.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Names(IEnumerable<string> codes) => string.Join(", ", codes);

    private static ReportLanguage LanguageOfEnvironment()
    {
        var locale = Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all : Environment.GetEnvironmentVariable("LANG");
        return locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? ReportLanguage.Zh : ReportLanguage.En;
    }
}
