using System.CommandLine;
using Registry.Core.Coding;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry settings</c>: what the site has decided for its tables.</summary>
internal static class SettingsVerb
{
    public static Command Create() =>
        new("settings", "What is counted where: questions that the site decides for all its tables") { List(), Set() };

    private static Command List()
    {
        var (db, lang) = (Options.ExistingDb(), Options.Lang());
        var verb = new Command("list", "Each question, its answer and the answers it could have") { db, lang };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            foreach (var stored in await new SettingStore(database).ListAsync(stop))
                await call.InvocationConfiguration.Output.WriteLineAsync(Line(stored, call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Set()
    {
        var key = new Argument<string>("KEY") { Description = string.Join(", ", SiteSetting.Keys) };
        var value = new Argument<string>("VALUE") { Description = "One of the answers that registry settings list shows" };
        var (db, by, lang) = (Options.ExistingDb(), Options.By(), Options.Lang());
        var verb = new Command("set", "Answer a question; every table and report follows it from now on") { key, value, db, by, lang };
        verb.SetAction(async (call, stop) =>
        {
            var (asked, answer) = (call.GetRequiredValue(key), call.GetRequiredValue(value));
            if (SiteSetting.Find(asked.ToLowerInvariant(), answer.ToLowerInvariant()) is not { } setting)
                return CommandLine.Wrong(call, WhatThereIs(asked, answer));
            using var database = call.OpenStore(db);
            var store = new SettingStore(database);
            store.Set(setting, call.GetRequiredValue(by));
            var stored = (await store.ListAsync(stop)).Single(s => s.Setting.Key == setting.Key);
            await call.InvocationConfiguration.Output.WriteLineAsync(Line(stored, call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Bilingual WhatThereIs(string key, string value) =>
        SiteSetting.ValuesOf(key.ToLowerInvariant()).Select(s => s.Value).ToList() is { Count: > 0 } values
            ? new Bilingual($"{key} 没有选项 {value}；", $"{value} is no answer to {key}; ") + KnownWords.Instead(value, values)
            : new Bilingual($"没有设定 {key}；", $"{key} is no setting; ") + KnownWords.Instead(key, SiteSetting.Keys);

    private static string Line(StoredSetting stored, ReportLanguage lang)
    {
        var setting = stored.Setting;
        var others = string.Join('|', SiteSetting.ValuesOf(setting.Key).Select(s => s.Value));
        var since = stored.ChangedAt is { } at ? $" ({at.UtcDateTime:yyyy-MM-dd}, {stored.ChangedBy})" : "";
        return $"{setting.Key}={setting.Value}  [{others}]  {new Bilingual(setting.TextZh, setting.TextEn).In(lang)}{since}";
    }
}
