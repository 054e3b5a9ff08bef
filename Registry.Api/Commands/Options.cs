using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Import.Checks;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary>Options that several verbs share; each call makes a new one, because an option belongs to one verb.</summary>
internal static partial class Options
{
    private static readonly Bilingual NoDatabase = new(
        "没有这个数据库文件；请检查路径，或先用 registry import 导入文件以新建。",
        "there is no such database; look at the path, or make one with registry import.");

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
                result.AddError(Of("--db", file.Value, NoDatabase));
        });
        return option;
    }

    /// <summary>One year or a period.</summary>
    public static Option<YearRange> Years()
    {
        var option = Years("--years", "Year, or first and last year of one period");
        option.Required = true;
        return option;
    }

    /// <summary>Another year or period.</summary>
    public static Option<YearRange> Years(string name, string description) => Read(name, "Y[-Y]", description, (text, refuse) =>
    {
        if (YearRange.Parse(text) is { } years) return years;
        refuse(new("应写作 2020 或 2018-2022，起始年在前。", "write 2020 or 2018-2022, the first year first."));
        return default;
    });

    /// <summary>Site groups; the 26 of the annual report when nothing is said.</summary>
    public static Option<SiteScheme> Scheme()
    {
        var known = Names(SiteScheme.All.Select(scheme => scheme.Code));
        var option = Read("--scheme", "CODE", $"Site groups: {known}", (text, refuse) =>
        {
            if (SiteScheme.Find(text) is { } scheme) return scheme;
            refuse(KnownWords.Instead(text, SiteScheme.All.Select(scheme => scheme.Code)));
            return SiteScheme.Cn26;
        });
        option.DefaultValueFactory = _ => SiteScheme.Cn26;
        return option;
    }

    /// <summary>Standard populations; China 2000 and Segi when nothing is said.</summary>
    public static Option<StandardChoice> Standards()
    {
        var known = Names(StandardPopulation.All.Select(standard => standard.Code));
        var option = Read<StandardChoice>("--standards", "CODE,…", $"Standard populations: {known}", (text, refuse) =>
        {
            foreach (var code in Codes(text).Where(code => StandardPopulation.Find(code) is null))
                refuse(new Bilingual($"没有 {code}；", $"there is no {code}; ") + KnownWords.Instead(code, StandardPopulation.All.Select(standard => standard.Code)));
            return new([.. Codes(text).Select(StandardPopulation.Find).OfType<StandardPopulation>()]);
        });
        option.DefaultValueFactory = _ => new([StandardPopulation.Cn2000, StandardPopulation.Segi]);
        return option;
    }

    /// <summary>Id of a check, in any case of letters; one that no pack has is refused.</summary>
    public static Option<string> CheckId(string description) => Read("--check", "ID", description, (text, refuse) =>
    {
        var id = text.Trim().ToUpperInvariant();
        if (!CheckCatalogue.Ids.Contains(id)) refuse(CheckWords.NoSuch(id));
        return id;
    });

    /// <summary>Code of one registry.</summary>
    public static Option<string> RegistryCode(string description = "Six-digit registry code") => Read("--registry", "CODE", description, (text, refuse) =>
    {
        if (!Area.IsWellFormed(text)) refuse(new("应为六位行政区划代码。", "a six-digit area code is expected."));
        return text;
    });

    /// <summary>Registry codes to show, or the word pooled; empty means all.</summary>
    public static Option<IReadOnlyList<string>> Registries()
    {
        var option = Read<IReadOnlyList<string>>("--registries", "CODE,…|pooled",
            "Registries to show, then their pool when there are several; with the word pooled only the pool", (string text, Action<Bilingual> _) => Codes(text));
        option.DefaultValueFactory = _ => [];
        return option;
    }

    /// <summary>Which tumours of a person with several are counted; every one when nothing is said.</summary>
    public static Option<Counting> Counting() =>
        Read("--counting", "all|primaries|first",
            "Tumours of a person with several: every one (default all), primaries by the international rules, or the first primary only", (text, refuse) =>
            {
                if (CountingWords.Read(text) is { } counting) return counting;
                refuse(KnownWords.Instead(text, CountingWords.All));
                return Core.Cube.Counting.All;
            });

    /// <summary>Where the deaths come from; the death files when nothing is said.</summary>
    public static Option<DeathSource> Deaths() =>
        Read("--deaths", "vital|cases", "Deaths of mortality and M:I: of the death files (default vital), or of registered cases", (text, refuse) =>
        {
            if (CountingWords.ReadDeaths(text) is { } deaths) return deaths;
            refuse(KnownWords.Instead(text, CountingWords.AllDeaths));
            return DeathSource.VitalStatistics;
        });

    /// <summary>Settings that are otherwise for this question only.</summary>
    public static Option<string> Settings()
    {
        var option = Read("--settings", "KEY=VALUE,…", "Settings for this question only: " + string.Join("; ", SiteSetting.Keys.Select(
            key => $"{key}={string.Join('|', SiteSetting.ValuesOf(key).Select(s => s.Value))}")), (text, refuse) =>
            {
                if (SiteSettings.Default.With(text, out var unknown) is null) refuse(new($"没有设定 {unknown}；registry settings list 列出全部设定。", $"{unknown} is no setting; registry settings list names them all."));
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
        var option = Read(CallLanguage.Option, "zh|en", "Language of the messages (default: by LANG)", (text, refuse) =>
        {
            if (text is not ("zh" or "en")) refuse(KnownWords.Instead(text, ["zh", "en"]));
            return text == "zh" ? ReportLanguage.Zh : ReportLanguage.En;
        });
        option.DefaultValueFactory = _ => CallLanguage.OfEnvironment();
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
            if (string.IsNullOrWhiteSpace(text)) refuse(new("应填写文字。", "a text is expected."));
            return text.Trim();
        });

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words) => OneOf(name, string.Join('|', words), description, words);

    /// <summary>An option that takes one of more words than its help can show.</summary>
    public static Option<string> OneOf(string name, string helpName, string description, IReadOnlyCollection<string> words) =>
        Read(name, helpName, description, (text, refuse) =>
        {
            if (!words.Contains(text)) refuse(KnownWords.Instead(text, words));
            return text;
        });

    /// <summary>A file to read: it must exist, or be - for standard input where the verb takes that.</summary>
    public static Option<string> InputFile(string name, string description) =>
        Read(name, "FILE", description, (text, refuse) =>
        {
            if (text != "-" && !File.Exists(text)) refuse(new("没有这个文件。", "there is no such file."));
            return text;
        });

    /// <summary>A text of a form that can be judged without looking into the store.</summary>
    public static Option<string> Formed(string name, string helpName, string description, Predicate<string> isRight, Bilingual expected) =>
        Read(name, helpName, description, (string text, Action<Bilingual> refuse) =>
        {
            if (!isRight(text)) refuse(expected);
            return text;
        });

    /// <summary>A day, or a year for its end or its middle.</summary>
    public static Option<string> DayOrYear(string name, string description) =>
        Formed(name, "DAY|YEAR", description, text => DayOrYearText().IsMatch(text), new("应为 2020-11-01 这样的日期或四位年份。", "a day such as 2020-11-01 or a year is expected."));

    /// <summary>A data state: DS-12 or 12, or B7 for the one that the commit of batch 7 made.</summary>
    public static Option<string> State(string name, string description) =>
        Formed(name, "STATE", description, text => DataStateName().IsMatch(text),
            new("应为 DS-12、12，或 B7（批次 7 入库后的状态）。", "DS-12 or 12 is expected, or B7 for the one that the commit of batch 7 made."));

    /// <summary>A whole number within limits.</summary>
    public static Option<long> Number(string name, string helpName, string description, long least, long most) =>
        Read(name, helpName, description, (text, refuse) =>
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
                refuse(new($"应为 {least} 至 {most} 的整数。", $"a whole number from {least} to {most} is expected."));
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
    public static Option<T> Read<T>(string name, string helpName, string description, Func<string, Action<Bilingual>, T> read) =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => read(result.Tokens[0].Value, reason => result.AddError(Of(name, result.Tokens[0].Value, reason))),
        };

    /// <summary>The same with a reason that is not translated: the message of a fault, or what a file says.</summary>
    public static Option<T> Read<T>(string name, string helpName, string description, Func<string, Action<string>, T> read) =>
        Read<T>(name, helpName, description, (string text, Action<Bilingual> refuse) => read(text, reason => refuse(Bilingual.Same(reason))));

    /// <summary>An error of the parser in both languages: the option, what was written, why it cannot be.</summary>
    public static string Of(string name, string value, Bilingual reason) =>
        CallLanguage.Pack(new($"{name} {value}：{reason.Zh}", $"{name} {value}: {reason.En}"));

    /// <summary>The separate codes of a list such as CN2000,SEGI.</summary>
    public static IReadOnlyList<string> Codes(string list) =>
        list.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$")]
    private static partial Regex DayOrYearText();

    [GeneratedRegex("^((DS-?)?|B)[0-9]{1,18}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DataStateName();

    private static string Names(IEnumerable<string> codes) => string.Join(", ", codes);
}
