using System.CommandLine;
using Registry.Api.Records;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry records</c>: single records.</summary>
internal static class RecordsVerb
{
    public static Command Create() => new("records", "Single records: undo") { Undo() };

    private static Command Undo()
    {
        var (db, registry, act) = (Options.ExistingDb(), Options.RegistryCode(), new CompensationOptions());
        registry.Required = true;
        var (number, tumour) = (Options.Words("--case", "NUMBER", "Registration number of a case"), Options.Number("--tumour", "N", "Tumour of the case (default 1)", 1, 99, 1));
        var death = Options.Words("--death", "NUMBER", "Number of a death");
        var population = Options.Words("--population", "YEAR-SEX-AGE", "A population count by year, sex and first age of the group: 2020-1-5 is men of 5-9 years");
        var followUp = Options.Words("--follow-up", "CASE/TUMOUR/DAY", "A follow-up by case, tumour and day, such as 20230017/01/20240630");
        var verb = new Command("undo", "Take back the newest version of one record: the version before stands again, or the record is withdrawn")
        {
            db, registry, number, tumour, death, population, followUp,
        };
        foreach (var option in act.All) verb.Add(option);
        verb.SetAction(async (call, stop) =>
        {
            if (RecordNames.Read(
                call.GetRequiredValue(registry), call.GetValue(number), (int)call.GetValue(tumour), call.GetValue(death), call.GetValue(population),
                call.GetValue(followUp)) is not { } record)
                return CommandLine.Wrong(call, new("请写明一个记录：--case 登记编号、--death 死亡编号、--population 年-性别-年龄，或 --follow-up 登记编号/肿瘤/日期。", "name one record: --case NUMBER, --death NUMBER, --population YEAR-SEX-AGE or --follow-up CASE/TUMOUR/DAY."));
            using var database = call.OpenStore(db);
            var records = new RecordStore(database);
            return await act.RunAsync(
                call, new("撤销一条记录", "undo of one record"),
                () => records.PreviewUndoAsync(record, stop), (by, reason) => records.UndoAsync(record, by, reason, stop));
        });
        return verb;
    }
}
