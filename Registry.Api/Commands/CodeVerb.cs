using System.CommandLine;
using System.Text.Json;
using Registry.Api.Coding;
using Registry.Core.Coding;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Commands;

/// <summary><c>registry code</c>: what follows from an ICD-O-3 code.</summary>
internal static class CodeVerb
{
    public static Command Create()
    {
        var site = Options.Read<Topography?>("--topography", "CODE", "ICD-O-3 site, such as C34.1", (text, refuse) =>
        {
            if (Topography.TryParse(text) is not { } known) refuse(new("应为 ICD-O-3 解剖学编码，如 C34.1。", "an ICD-O-3 topography such as C34.1 is expected."));
            else return known;
            return null;
        });
        var morphology = Options.Read<Morphology>("--morphology", "CODE", "ICD-O-3 morphology with behaviour, such as 8140/3", (text, refuse) =>
        {
            if (CodingQuestion.Morphology(text) is { } known) return known;
            refuse(new("应为 ICD-O-3 形态学编码和行为码，如 8140/3。", "an ICD-O-3 morphology with behaviour such as 8140/3 is expected."));
            return default;
        });
        (site.Required, morphology.Required) = (true, true);
        var sex = Options.OneOf("--sex", "1 male, 2 female, 0 or 9 unknown; some ICD-10 codes need it (default 0)", "0", "1", "2", "9");
        var db = Options.ExistingDb();
        db.Required = false;
        db.Description = "Database file whose settings say where the tumour is counted (default: the default settings)";
        var (settings, lang) = (Options.Settings(), Options.Lang());
        var format = Options.OneOf("--format", "text for reading, or json", "text", "json");
        var verb = new Command("code", "ICD-10, ICCC-3, edition, groups of multiple primaries and report rows of an ICD-O-3 code")
        {
            site, morphology, sex, db, settings, format, lang,
        };
        verb.SetAction(async (call, stop) =>
        {
            var ofSite = await SettingsAsync(call, call.GetValue(db), stop);
            var coding = TumourCoding.Of(
                call.GetRequiredValue(site)!, call.GetValue(morphology), CodingQuestion.Sex(call.GetValue(sex))!.Value,
                ofSite.With(call.GetRequiredValue(settings), out _)!);
            var (output, entry) = (call.InvocationConfiguration.Output, CodingEntry.Of(coding, CheckCatalogue.Load()));
            if (call.GetValue(format) == "json")
                await output.WriteLineAsync(JsonSerializer.Serialize(entry, PrimaryEntry.Json));
            else
                foreach (var line in Lines(coding).Concat(entry.Conflicts.Select(Line))) await output.WriteLineAsync(line.In(call.GetValue(lang)));
            return coding.Icd10.Code is null || entry.Conflicts.Count > 0 ? CommandLine.DataHaveProblems : CommandLine.Done;
        });
        return verb;
    }

    private static async Task<SiteSettings> SettingsAsync(ParseResult call, string? db, CancellationToken stop)
    {
        if (db is null) return SiteSettings.Default;
        using var database = call.OpenStore(db);
        return await new SettingStore(database).SiteSettingsAsync(stop);
    }

    private static IEnumerable<Bilingual> Lines(TumourCoding coding)
    {
        var (icd, group) = (coding.Icd10, coding.HistologyGroup);
        yield return new(
            $"ICD-O-3    {coding.Site.Code} {coding.Site.NameZh}，{coding.Morphology} {coding.Morphology.Histology.NameZh}（{coding.Edition.Code()}）",
            $"ICD-O-3    {coding.Site.Code} {coding.Site.NameEn}, {coding.Morphology} {coding.Morphology.Histology.NameEn} ({coding.Edition.Code()})");
        yield return new($"ICD-10     {icd.Code?.Code ?? "-"}  {icd.RuleZh}", $"ICD-10     {icd.Code?.Code ?? "-"}  {icd.RuleEn}");
        if (coding.Revised is { } revised)
            yield return new($"           修订版为 {revised}（仅供参考，不改写）", $"           {revised} in the revised edition (for the eye, nothing is rewritten)");
        yield return Iccc("ICCC-3     ", coding.Iccc3);
        yield return Iccc("  2005     ", coding.Iccc3Of2005);
        yield return group is null
            ? new("多原发     无组织学组", "Primaries  no histology group")
            : new($"多原发     组织学组 {group.Number} {group.NameZh}{(coding.IsRecommendedGroup ? "（推荐）" : "")}；器官 {coding.Organ.Code}",
                $"Primaries  histology group {group.Number} {group.NameEn}{(coding.IsRecommendedGroup ? " (recommended)" : "")}; organ {coding.Organ.Code}");
        foreach (var (scheme, row) in coding.SiteGroups)
            yield return new($"{scheme.Code,-10} {row.Code} {row.NameZh}（{row.IcdLabel}）", $"{scheme.Code,-10} {row.Code} {row.NameEn} ({row.IcdLabel})");
        if (coding.SiteGroups.Count == 0) yield return new("           不列入报表", "           not counted in the tables");
    }

    private static Bilingual Line(CodingConflict conflict) =>
        new($"{conflict.CheckId,-10} {conflict.Severity}：{conflict.MessageZh}", $"{conflict.CheckId,-10} {conflict.Severity}: {conflict.MessageEn}");

    private static Bilingual Iccc(string head, Iccc3Group? group) =>
        group is null ? new($"{head}-", $"{head}-") : new($"{head}{group.Label} {group.NameZh}", $"{head}{group.Label} {group.NameEn}");
}
