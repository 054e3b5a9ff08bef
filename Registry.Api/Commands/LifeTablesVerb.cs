using System.CommandLine;
using Registry.Api.Compute;
using Registry.Api.Survival;
using Registry.Api.Tables;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry lifetables</c>: mortality of the population, which relative and net survival need.</summary>
internal static class LifeTablesVerb
{
    public static Command Create() => new("lifetables", "Life tables of the population: load, make of deaths and population, list, show, remove") { Load(), Make(), List(), Show(), Remove() };

    private static Command Load() => Loading(
        "load", "Take in a published life table, in place of one of the same name",
        "CSV with sex, year, age, perhaps area, and hazard_per_day, hazard_per_year or death_probability", null);

    private static Command Make() => Loading(
        "make", "Make a life table of deaths and population by age group, and take it in", "CSV with sex, year, age (0, 1-4, 5-9 … 85+), deaths, population, perhaps area",
        Options.OneOf("--method", "How ages are carried out to single years (default elandt-johnson)", MadeLifeTable.Methods));

    private static Command Loading(string word, string description, string help, Option<string>? method)
    {
        var file = new Argument<string>("FILE") { Description = help };
        var (db, by, lang) = (Options.ExistingDb(), Options.By(), Options.Lang());
        var (name, source) = (Options.Words("--name", "NAME", "Name under which it is asked for"), Options.Words("--source", "TEXT", "Where it comes from; kept with it"));
        (name.Required, source.Required) = (true, true);
        var verb = new Command(word, description) { file, db, name, source, by, lang };
        if (method is not null) verb.Options.Add(method);
        verb.SetAction(async (call, stop) =>
        {
            var (path, error, how) = (call.GetRequiredValue(file), call.InvocationConfiguration.Error, method is null ? null : call.GetValue(method) ?? MadeLifeTable.Methods[0]);
            if (!File.Exists(path)) return CommandLine.Wrong(call, new($"{path}：没有该文件。", $"{path}: there is no such file."));
            var (rows, refusals) = LifeTableFile.Read(await ComputeText.ReadAsync(path, stop), how);
            foreach (var refusal in refusals) await error.WriteLineAsync($"registry: {refusal.In(call.GetValue(lang))}");
            if (refusals.Count > 0) return CommandLine.DataHaveProblems;
            using var database = call.OpenStore(db);
            new LifeTableStore(database).Load(call.GetRequiredValue(name), LifeTableFile.SourceOf(call.GetRequiredValue(source), how), LifeTableFile.ToStore(rows), call.GetRequiredValue(by));
            await WriteAsync(call, database, stop);
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Show()
    {
        var (name, db) = (new Argument<string>("NAME") { Description = "Name of the table" }, Options.ExistingDb());
        var verb = new Command("show", "Areas, sexes and years of a life table with their life expectancy") { name, db };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var rows = await new LifeTableStore(database).RowsAsync(call.GetRequiredValue(name), stop);
            if (rows.Count == 0) return CommandLine.Wrong(call, new($"{call.GetRequiredValue(name)}：没有该寿命表。", $"{call.GetRequiredValue(name)}: there is no such life table."));
            await CsvText.WriteAsync(call.InvocationConfiguration.Output, LifeTableEntry.Header, LifeTableEntry.All(rows).Select(entry => entry.Row()));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command List()
    {
        var db = Options.ExistingDb();
        var verb = new Command("list", "The life tables there are, with the years they span") { db };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            await WriteAsync(call, database, stop);
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the table" };
        var (db, by) = (Options.ExistingDb(), Options.By());
        var verb = new Command("remove", "Take a life table out") { name, db, by };
        verb.SetAction((call, stop) =>
        {
            using var database = call.OpenStore(db);
            return Task.FromResult(new LifeTableStore(database).Remove(call.GetRequiredValue(name), call.GetRequiredValue(by))
                ? CommandLine.Done : CommandLine.Wrong(call, new($"{call.GetRequiredValue(name)}：没有该寿命表。", $"{call.GetRequiredValue(name)}: there is no such life table.")));
        });
        return verb;
    }

    private static async Task WriteAsync(ParseResult call, RegistryDatabase database, CancellationToken stop) =>
        await CsvText.WriteAsync(call.InvocationConfiguration.Output, ["name", "rows", "first_year", "last_year", "areas", "source", "loaded_at", "loaded_by"],
            (await new LifeTableStore(database).ListAsync(stop)).Select(t => new object?[] { t.Name, t.RowCount, t.FirstYear, t.LastYear, t.Areas, t.Source, t.LoadedAt, t.LoadedBy }));
}
