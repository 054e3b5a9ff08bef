using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Every check with its words: what the registrar reads and what a registry may weigh differently.</summary>
public sealed partial class CheckCatalogue
{
    private static readonly FrozenDictionary<string, string> Statuses =
        CheckTable.Read("check_status.csv").ToFrozenDictionary(row => row["check"], row => row["status"], StringComparer.Ordinal);
    private static readonly CheckDefinition[] BuiltIn = [.. CheckTable.Read("checks.csv").Select(ReadRow)];
    private static readonly FrozenDictionary<string, CheckDefinition> BuiltInById = BuiltIn.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);

    private const char BetweenLanguages = '¦';
    private readonly FrozenDictionary<string, CheckDefinition> _byId;

    private CheckCatalogue(IReadOnlyCollection<string>? packs, string? settings)
    {
        var own = CheckSettings.Read(settings, BuiltInById);
        Packs = CheckPack.Read(packs, BuiltIn);
        Settings = string.IsNullOrWhiteSpace(settings) ? null : settings;
        var values = CheckThreshold.Usuals.Select(own.Of).ToList();
        Thresholds = new(values);
        All = [.. BuiltIn.Select(check => InForce(check, own, values))];
        _byId = All.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>Every check in the order of the catalogue, with its severity in force.</summary>
    public IReadOnlyList<CheckDefinition> All { get; }

    /// <summary>The packs, on and off.</summary>
    public IReadOnlyList<CheckPack> Packs { get; }

    /// <summary>Ids of the packs that are on.</summary>
    public IReadOnlyList<string> PacksOn => [.. Packs.Where(pack => pack.IsOn).Select(pack => pack.Id)];

    /// <summary>What a province set, as it was written; null when nothing.</summary>
    public string? Settings { get; }

    /// <summary>The numbers in the conditions.</summary>
    internal CheckThresholds Thresholds { get; }

    /// <summary>The packs with their versions and what was set, in one line: how a file was judged.</summary>
    public HowRead InUse => HowRead.Join(
    [
        new($"核查规则 {string.Join("、", Packs.Where(pack => pack.IsOn).Select(Versioned))}", $"checks {string.Join(", ", Packs.Where(pack => pack.IsOn).Select(Versioned))}"),
        .. SetOtherwise(),
    ]);

    /// <summary>Ids of every check, in the order of the catalogue.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. BuiltIn.Select(check => check.Id)];

    /// <summary>The catalogue that is built in, with the usual packs.</summary>
    public static CheckCatalogue Load() => new(packs: null, settings: null);

    /// <summary>The catalogue with the packs and the settings of a province.</summary>
    /// <param name="packs">Ids of the packs that are on; null for the usual ones.</param>
    /// <param name="settings">CSV with id and severity, or id, threshold and value; null for nothing.</param>
    /// <exception cref="RefusedSettingsException">A setting is not allowed, or a pack is unknown.</exception>
    public static CheckCatalogue Load(IReadOnlyCollection<string>? packs, string? settings)
    {
        if (packs?.FirstOrDefault(pack => !CheckPack.Ids.Contains(pack)) is { } unknown)
            throw new RefusedSettingsException(new(
                $"没有规则包“{unknown}”（现有：{string.Join(", ", CheckPack.Ids)}）",
                $"there is no pack \"{unknown}\" (known are {string.Join(", ", CheckPack.Ids)})"));
        return new(packs, settings);
    }

    /// <summary>This catalogue with the packs and settings that a file asks for; what it does not ask for stays.</summary>
    /// <exception cref="RefusedSettingsException">A setting is not allowed, or a pack is unknown.</exception>
    public CheckCatalogue For(IReadOnlyCollection<string>? packs, string? settings) =>
        packs is null && settings is null ? this : Load(packs ?? PacksOn, settings ?? Settings);

    /// <summary>True when a check is made.</summary>
    public bool IsOn(string id) => Find(id) is { IsOn: true };

    /// <summary>The check of an id, or null when there is none.</summary>
    public CheckDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Message and advice of a verdict in both languages, placeholders filled.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such check.</exception>
    public VerdictText Text(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var check = Find(verdict.CheckId)
            ?? throw new ArgumentException($"The catalogue has no check {verdict.CheckId}.", nameof(verdict));
        var zh = verdict.Item is { } item ? ItemNames.Zh(item) : "";
        var en = verdict.Item is { } same ? ItemNames.En(same) : "";
        var (chinese, english) = (InLanguage(verdict, 0), InLanguage(verdict, 1));
        return new(Fill(check.MessageZh, chinese, zh), Fill(check.MessageEn, english, en),
            Fill(check.AdviceZh, chinese, zh), Fill(check.AdviceEn, english, en));
    }

    /// <summary>An argument of a message that reads differently in the two languages.</summary>
    internal static string InBothLanguages(string zh, string en) => $"{zh}{BetweenLanguages}{en}";

    /// <summary>An argument that says in each of its languages what it is about.</summary>
    internal static string About(string name, string? argument) =>
        argument?.Split('|') is [var first, .. var others]
            ? string.Join('|', [string.Join(BetweenLanguages, first.Split(BetweenLanguages).Select(text => $"{name}: {text}")), .. others]) : name;

    private static Verdict InLanguage(Verdict verdict, int language)
    {
        var arguments = verdict.Arguments?.Contains(BetweenLanguages, StringComparison.Ordinal) != true ? verdict.Arguments
            : string.Join('|', verdict.Arguments.Split('|').Select(argument => argument.Split(BetweenLanguages) is { Length: 2 } both ? both[language] : argument));
        return language == 0 ? verdict with { Value = HiddenValue.InChinese(verdict.Value), Arguments = HiddenValue.InChinese(arguments) }
            : verdict with { Arguments = arguments };
    }

    // What stands in [ ] is left out when an argument in it is empty.
    private static string Fill(string text, Verdict verdict, string item)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return FillIn(text, verdict, item, out _);
        var close = text.IndexOf(']', open);
        return FillIn(text[..open], verdict, item, out _) + Optional(text[(open + 1)..close], verdict, item) + Fill(text[(close + 1)..], verdict, item);
    }

    // [word: text] is said when the word is one of the arguments.
    private static string Optional(string text, Verdict verdict, string item)
    {
        if (OnlyWith().Match(text) is { Success: true } word)
        {
            if (verdict.Arguments?.Split('|').Contains(word.Groups[1].Value) != true) return "";
            text = text[word.Length..];
        }
        var filled = FillIn(text, verdict, item, out var lacksOne);
        return lacksOne ? "" : filled;
    }

    [GeneratedRegex("^([a-z-]+): ", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyWith();

    // {item} is the name of the item, {value} what stands in the cell, {0} {1} what the condition adds. One pass: a value
    // that looks like a placeholder stays as it is.
    private static string FillIn(string text, Verdict verdict, string item, out bool lacksOne)
    {
        lacksOne = false;
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return text;
        var arguments = verdict.Arguments?.Split('|') ?? [];
        var filled = new StringBuilder();
        var position = 0;
        for (; start >= 0; start = text.IndexOf('{', position))
        {
            var end = text.IndexOf('}', start);
            var word = text[(start + 1)..end] switch
            {
                "item" => item,
                "value" => verdict.Value ?? "",
                var number => arguments.ElementAtOrDefault(int.Parse(number, CultureInfo.InvariantCulture)) ?? "",
            };
            lacksOne |= word.Length == 0;
            filled.Append(text, position, start - position).Append(word);
            position = end + 1;
        }
        return filled.Append(text, position, text.Length - position).ToString();
    }

    private CheckDefinition InForce(CheckDefinition check, CheckSettings own, List<CheckThreshold> values)
    {
        var pack = Packs.FirstOrDefault(pack => pack.Id == check.Pack)
            ?? throw new FormatException($"{check.Id}: there is no pack {check.Pack}.");
        return check with
        {
            Severity = own.SeverityOf(check),
            IsOn = pack.IsOn || check.IsAlwaysOn,
            PackVersion = pack.Version,
            Thresholds = [.. values.Where(value => value.Check == check.Id)],
        };
    }

    private static string Versioned(CheckPack pack) => $"{pack.Id} {pack.Version}";

    private IEnumerable<HowRead> SetOtherwise() =>
    [
        .. All.Where(check => check.Severity != check.UsualSeverity).Select(check => new HowRead($"{check.Id} {ZhOf(check.Severity)}", $"{check.Id} {check.Severity.ToString().ToLowerInvariant()}")),
        .. All.SelectMany(check => check.Thresholds).Where(threshold => threshold.Value != threshold.Usual)
            .Select(threshold => HowRead.Same(string.Create(CultureInfo.InvariantCulture, $"{threshold.Check} {threshold.Name} {threshold.Value}"))),
    ];

    private static string ZhOf(Severity severity) => severity switch { Severity.Error => "错误", Severity.Query => "疑问", _ => "提示" };

    private static CheckDefinition ReadRow(IReadOnlyDictionary<string, string> row) =>
        new(row["id"], row["slug"], CheckDefinition.SeverityOf(row["severity"]) ?? throw new FormatException($"{row["id"]} has no severity."),
            [.. Parts(row["part"])], [.. List(row["items"]).Select(ItemNames.Parse)],
            row["message_zh"], row["message_en"], row["advice_zh"], row["advice_en"],
            row["pack"], row["source"], row["since"])
        {
            Status = Statuses.GetValueOrDefault(row["id"], "OURS"),
        };

    private static IEnumerable<PartKind> Parts(string text) =>
        List(text).Where(part => part is not ("file" or "store")).Select(part => Enum.Parse<PartKind>(part, ignoreCase: true));

    private static string[] List(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
