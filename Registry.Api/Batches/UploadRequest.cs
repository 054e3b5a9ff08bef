using System.Globalization;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Api.Batches;

/// <summary>How the sender of an upload wants it read.</summary>
internal static class UploadRequest
{
    /// <summary>Reads the fields of the form; what cannot be read is refused.</summary>
    public static ImportRequest Of(UploadForm form, Refusals refusals)
    {
        if (form.Field("registry") is { } code && !Area.IsWellFormed(code))
            refusals.Add("registry", code, new("应为六位行政区划代码。", "a six-digit area code is expected."));
        return new()
        {
            Registry = form.Field("registry"),
            Atomic = refusals.Flag("atomic", form.Field("atomic")),
            ProfileJson = Profile(form, refusals),
            Years = Years(form, refusals),
            PopulationBasis = Basis(form, refusals),
            Update = Update(form, refusals),
            RoundOf = RoundOf(form, refusals),
            Packs = Packs(form, refusals),
            Settings = Settings(form, refusals),
        };
    }

    private static string? Profile(UploadForm form, Refusals refusals)
    {
        if (form.Field("profile") is not { } json) return null;
        try
        {
            ColumnProfile.Parse(json);
            return json;
        }
        catch (FormatException fault)
        {
            refusals.Add("profile", Short(json), new($"不是列对应方案（{fault.Message}）", fault.Message));
            return null;
        }
    }

    private static IReadOnlyList<int> Years(UploadForm form, Refusals refusals)
    {
        if (form.Field("years") is not { } text) return [];
        if (YearRange.Parse(text) is { } years) return [.. Enumerable.Range(years.From, years.To - years.From + 1)];
        refusals.Add("years", text, new("应为 2020 或 2018-2022。", "2020 or 2018-2022 is expected."));
        return [];
    }

    private static string[]? Packs(UploadForm form, Refusals refusals) =>
        form.Field("packs") is { } text && text.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries) is var packs
        && IsTaken("packs", text, packs, settings: null, refusals) ? packs : null;

    private static string? Settings(UploadForm form, Refusals refusals) =>
        form.Field("settings") is { } csv && IsTaken("settings", Short(csv), packs: null, csv, refusals) ? csv : null;

    private static bool IsTaken(string field, string value, string[]? packs, string? settings, Refusals refusals)
    {
        try
        {
            CheckCatalogue.Load(packs, settings);
            return true;
        }
        catch (RefusedSettingsException refused)
        {
            refusals.Add(field, value, new(refused.Refusal.Zh, refused.Refusal.En));
            return false;
        }
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static UpdatePolicy Update(UploadForm form, Refusals refusals)
    {
        if (form.Field("update") is not { } word) return UpdatePolicy.Overwrite;
        if (UpdateWords.Parse(word) is { } policy) return policy;
        refusals.Add("update", word, new("应为 overwrite、fill-empty 或 reject。", "overwrite, fill-empty or reject is expected."));
        return UpdatePolicy.Overwrite;
    }

    private static long? RoundOf(UploadForm form, Refusals refusals)
    {
        if (form.Field("roundOf") is not { } text) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        refusals.Add("roundOf", text, new("应为批次号。", "the number of a batch is expected."));
        return null;
    }

    private static PopulationBasis Basis(UploadForm form, Refusals refusals)
    {
        if (form.Field("basis") is { } word && word is not ("huji" or "changzhu"))
            refusals.Add("basis", word, new("应为 huji 或 changzhu。", "huji or changzhu is expected."));
        return form.Field("basis") == "changzhu" ? PopulationBasis.UsualResidence : PopulationBasis.Registered;
    }
}
