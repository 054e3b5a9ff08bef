using System.CommandLine;
using System.Text.Json;
using Registry.Api.Coding;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry primaries</c>: persons with several tumours, and which of them are primaries.</summary>
internal static class PrimariesVerb
{
    public static Command Create()
    {
        var (db, format) = (Options.ExistingDb(), Options.Format());
        var registry = Options.Read<string?>("--registry", "CODE", "Only persons with a tumour in this registry", (text, refuse) =>
        {
            if (!Area.IsWellFormed(text)) refuse(new("应为六位行政区划代码。", "a six-digit area code is expected."));
            return text;
        });
        var year = Options.Number("--year", "Y", "Only persons with a tumour of this year of incidence", 1900, 2200);
        var verb = new Command("primaries", "Persons with several tumours: which are primaries by the international rules, and why")
        {
            db, registry, year, format,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            int? only = call.GetResult(year) is null ? null : (int)call.GetValue(year);
            var entries = new PrimaryStore(database).Persons(call.GetValue(registry), only).SelectMany(PrimaryEntry.Of);
            var output = call.InvocationConfiguration.Output;
            if (call.GetRequiredValue(format) == "csv")
                await CsvText.WriteAsync(output, PrimaryEntry.Columns, entries.Select(entry => entry.Values));
            else
                await output.WriteLineAsync(JsonSerializer.Serialize(entries, PrimaryEntry.Json));
            return CommandLine.Done;
        });
        return verb;
    }
}
