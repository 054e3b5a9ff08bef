using System.CommandLine;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry registries</c>: the registries of the data, and their names and types.</summary>
internal static class RegistriesVerb
{
    public static Command Create() =>
        new("registries", "The registries of the data, and their names and types") { List(), Set() };

    private static Command List()
    {
        var db = Options.ExistingDb();
        var verb = new Command("list", "Registries that have committed data: code, type, names") { db };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            foreach (var registry in await new RegistryStore(database).RegistriesAsync(stop))
                await call.InvocationConfiguration.Output.WriteLineAsync(
                    $"{registry.Code}  {registry.Type.ToString().ToLowerInvariant()}  {registry.NameZh}  {registry.NameEn}");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Set()
    {
        var code = new Argument<string>("CODE") { Description = "Registry code" };
        code.Validators.Add(result =>
        {
            if (result.Tokens is [var text] && !Area.IsWellFormed(text.Value)) result.AddError(CallLanguage.Pack(new($"{text.Value}：应为六位行政区划代码。", $"{text.Value}: a six-digit area code is expected.")));
        });
        var (db, by) = (Options.ExistingDb(), Options.By());
        var (nameZh, nameEn) = (Name("--name-zh", "Chinese name"), Name("--name-en", "English name"));
        var type = Options.OneOf("--type", "urban or rural", "urban", "rural");
        var verb = new Command("set", "Give a registry a name or type of its own; what is not said follows the area list again")
        {
            code, nameZh, nameEn, type, db, by,
        };
        verb.SetAction((call, _) =>
        {
            using var database = call.OpenStore(db, by: call.GetValue(by));
            AreaType? own = call.GetValue(type) is { } word ? (word == "urban" ? AreaType.Urban : AreaType.Rural) : null;
            new RegistryStore(database).Set(call.GetRequiredValue(code), call.GetValue(nameZh), call.GetValue(nameEn), own, basis: null);
            return Task.FromResult(CommandLine.Done);
        });
        return verb;
    }

    private static Option<string?> Name(string name, string description) => Options.Read<string?>(name, "NAME", description, (text, refuse) =>
    {
        if (string.IsNullOrWhiteSpace(text)) refuse(new("应填写名称。", "a name is expected."));
        return text.Trim();
    });
}
