using System.CommandLine;
using Registry.Api.Populations;
using Registry.Core.Cube;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry populations derive</c>: a population worked out of others by a named method.</summary>
internal static class PopulationsDerive
{
    public static Command Create()
    {
        var (db, lang, by) = (Options.ExistingDb(), Options.Lang(), Options.By());
        var method = Options.OneOf("--method", "How it is worked out", [.. Enum.GetValues<PopulationMethod>().Where(m => !m.IsCount()).Select(m => m.Word())]);
        method.Required = true;
        var of = Options.Words("--of", "VERSION,…", "The versions it starts from: two, or one whose groups are divided (P12, or 330106-2021 as delivered)");
        of.Required = true;
        var date = Options.DayOrYear("--date", "The day wanted, for interpolation and extrapolation; a year means its middle");
        var ages = Options.OneOf("--ages", "Age groups wanted of a split (default cn19)", "cn19", "to85");
        var reference = Options.Words("--reference", "VERSION", "The version whose proportions a split follows");
        var verb = new Command("derive", "Work a population out of others by a named method; it is used only after populations use")
        {
            method, of, date, ages, reference, db, by, lang,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db, by: call.GetValue(by));
            var order = new DerivationOrder(
                call.GetValue(method), Options.Codes(call.GetRequiredValue(of)), call.GetValue(date), call.GetValue(ages), call.GetValue(reference), call.GetValue(by));
            var (entry, refusal) = await PopulationsVerb.Desk(database).DeriveAsync(order, stop);
            if (entry is null) return CommandLine.Wrong(call.InvocationConfiguration.Error, refusal!.In(call.GetValue(lang)));
            await PopulationsVerb.WriteAsync(call, [entry], csv: true);
            return CommandLine.Done;
        });
        return verb;
    }
}
