using System.CommandLine;
using Registry.Core.Coding;
using Registry.Import;
using Registry.Import.Reading;

namespace Registry.Api.Commands;

/// <summary>The options that say how a file is to be read.</summary>
internal sealed class ImportOptions
{
    private readonly Option<string?> _registry = Options.Read<string?>(
        "--registry", "CODE", "Registry code, when the file name does not begin with it",
        (text, refuse) =>
        {
            if (!Area.IsWellFormed(text)) refuse(new("应为六位行政区划代码。", "a six-digit area code is expected."));
            return text;
        });

    private readonly Option<bool> _atomic = new("--atomic") { Description = "One error returns the whole file" };

    private readonly Option<string?> _profile = Options.Read<string?>("--profile", "FILE", "Saved column mapping (JSON)", (text, refuse) =>
    {
        if (WhyNoProfile(text) is { } reason) refuse(reason);
        return text;
    });

    private readonly Option<YearRange?> _years = Options.Read<YearRange?>(
        "--years", "Y[-Y]", "Years the file was submitted for", (text, refuse) =>
    {
        if (YearRange.Parse(text) is null) refuse(new("应写作 2020 或 2018-2022，起始年在前。", "write 2020 or 2018-2022, the first year first."));
        return YearRange.Parse(text);
    });

    private readonly Option<string> _basis = Options.OneOf(
        "--basis", "Whose residence the population means: huji (registered, default) or changzhu (usual residents)", "huji", "changzhu");

    private readonly Option<string> _update = Options.OneOf(
        "--update", "Rows whose record is stored with other content: overwrite it (default), fill-empty items, or reject the row",
        [.. UpdateWords.All]);

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(_registry);
        verb.Add(_atomic);
        verb.Add(_profile);
        verb.Add(_years);
        verb.Add(_basis);
        verb.Add(_update);
    }

    /// <summary>What a call asks for.</summary>
    public ImportRequest Of(ParseResult call) => new()
    {
        Registry = call.GetValue(_registry),
        Atomic = call.GetValue(_atomic),
        ProfilePath = call.GetValue(_profile),
        Years = call.GetValue(_years) is { } years ? [.. Enumerable.Range(years.From, years.To - years.From + 1)] : [],
        Update = call.GetValue(_update) is { } word ? UpdateWords.Parse(word)!.Value : UpdatePolicy.Overwrite,
        PopulationBasis = call.GetValue(_basis) == "changzhu" ? PopulationBasis.UsualResidence : PopulationBasis.Registered,
    };

    private static Bilingual? WhyNoProfile(string path)
    {
        if (!File.Exists(path)) return new("没有这个文件。", "there is no such file.");
        try
        {
            ColumnProfile.Parse(File.ReadAllText(path));
            return null;
        }
        catch (FormatException fault)
        {
            return new($"不是列对应方案（{fault.Message}）", fault.Message);
        }
    }
}
