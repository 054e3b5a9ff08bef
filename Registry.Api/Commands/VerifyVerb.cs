using System.CommandLine;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry verify</c>: are the counts those of the rows?</summary>
internal static class VerifyVerb
{
    private const int Shown = 20;

    public static Command Create()
    {
        var (db, lang) = (Options.ExistingDb(), Options.Lang());
        var verb = new Command("verify", "Count the current rows anew and compare with the count cube") { db, lang };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var store = new CubeStore(database);
            var wrong = await store.VerifyAsync(stop);
            var state = await store.DataStateAsync(stop);
            var output = call.InvocationConfiguration.Output;
            var text = wrong.Count == 0
                ? new Bilingual($"计数与逐条记录一致（{state}）。", $"The counts are those of the rows ({state}).")
                : new Bilingual($"{wrong.Count} 个单元格与逐条记录不符（{state}）：", $"{wrong.Count} cells differ from the rows ({state}):");
            await output.WriteLineAsync(text.In(call.GetValue(lang)));
            foreach (var cell in wrong.Take(Shown))
                await output.WriteLineAsync(
                    $"  {cell.Registry} {cell.Year} sex {cell.Sex} age group {cell.AgeGroup?.ToString() ?? "unknown"} {cell.Icd}: "
                    + $"{cell.Cases:+0;-0;0} cases, {cell.Deaths:+0;-0;0} deaths");
            return wrong.Count == 0 ? CommandLine.Done : CommandLine.DataHaveProblems;
        });
        return verb;
    }
}
