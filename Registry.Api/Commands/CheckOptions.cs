using System.CommandLine;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Commands;

/// <summary>The options that say which checks are made and how much they weigh.</summary>
internal sealed class CheckOptions
{
    private readonly Option<IReadOnlyList<string>?> _packs = Options.Read<IReadOnlyList<string>?>(
        "--packs", "ID,…", $"Rule packs to check with, the others are off: {string.Join(", ", CheckPack.Ids)} (default: all but province)",
        (text, refuse) =>
        {
            var packs = Options.Codes(text);
            if (packs.Count == 0) refuse(new("请至少写一个规则包。", "name one pack at least."));
            return IsTaken(packs, settings: null, refuse) ? packs : null;
        });

    private readonly Option<string?> _settings = Options.Read<string?>(
        "--settings", "FILE", "A province's own severities and thresholds: CSV with id and severity, or id, threshold and value",
        (path, refuse) =>
        {
            try
            {
                var text = File.ReadAllText(path);
                return IsTaken(packs: null, text, refuse) ? text : null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                refuse(new($"无法读取：{fault.Message}", fault.Message));
                return null;
            }
        });

    /// <summary>Makes the options.</summary>
    public CheckOptions() => _settings.Aliases.Add("--severities");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(_packs);
        verb.Add(_settings);
    }

    /// <summary>The checks that a call asks for.</summary>
    public CheckCatalogue Of(ParseResult call) => CheckCatalogue.Load(call.GetValue(_packs), call.GetValue(_settings));

    /// <summary>A kept request with what a call asks for in its place; null when the call asks for nothing.</summary>
    public ImportRequest? Instead(ImportRequest kept, ParseResult call) =>
        call.GetValue(_packs) is null && call.GetValue(_settings) is null
            ? null
            : kept with { Packs = call.GetValue(_packs) ?? kept.Packs, Settings = call.GetValue(_settings) ?? kept.Settings };

    private static bool IsTaken(IReadOnlyList<string>? packs, string? settings, Action<Bilingual> refuse)
    {
        try
        {
            CheckCatalogue.Load(packs, settings);
            return true;
        }
        catch (RefusedSettingsException refused)
        {
            refuse(new(refused.Refusal.Zh, refused.Refusal.En));
            return false;
        }
    }
}
