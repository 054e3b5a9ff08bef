using System.Globalization;
using System.Text;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Exporting;

namespace Registry.Import.Tests.Exporting;

/// <summary>Identity numbers of 15 and 18 characters, names in rare characters and follow-ups: written, read and written again they are the same, byte by byte.</summary>
public sealed class PersonsRoundTripTests
{
    private const int Rows = 200;
    private static readonly DateOnly Today = new(2026, 11, 30);

    // Beyond the basic plane, compatibility forms, a variant selector, letters with and without combining marks, other scripts, what a spreadsheet would run.
    private static readonly string[] Names =
        ["𠮷田㐂", "葛\U000E0100城", "\uFA0E\uFA0F", "㛃䶮", "𪚥𪚥", "鬱龘靐", "Jose\u0301", "José", "Ａｎｎ", "买买提·吐尔逊", "བསོད་ནམས", "ئابدۇللا", "=cmd", "@x", "-1", "'single", "O''Brien", "𡘙\"𬬻\""];

    private ExportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task PersonsAreTheSameInEveryLayoutThatIsReadBack([Values(ExportFormat.Csv, ExportFormat.Tchia18, ExportFormat.CanReg5)] ExportFormat format, [Range(1, 3)] int seed)
    {
        await _site.ImportTextAsync($"{ExportSite.Code}_FB.csv", Cases(new Random(seed)));
        var before = Records(_site.From);
        Assert.That(before, Has.Count.EqualTo(Rows));
        Assert.That(before.Select(record => record.ResidentId), Has.Exactly(Rows / 2).Not.Null, "numbers of both lengths are valid");
        await _site.ExportAsync(format);
        await ImportWrittenAsync(format);
        var carriesNumbers = format.CarriedItems().Contains("id_number");
        Assert.That(carriesNumbers || format == ExportFormat.CanReg5, "CanReg5 has no variable for it");
        Assert.That(Records(_site.To).Select(PersonOf), Is.EqualTo(before.Select(record => PersonOf(carriesNumbers ? record : record with { ResidentId = null }))));
        await MustBeWrittenAgainAlikeAsync(format);
    }

    [Test]
    public async Task DeathsAreTheSame([Range(1, 3)] int seed)
    {
        await _site.ImportTextAsync($"{ExportSite.Code}_SW.csv", Deaths(new Random(seed)));
        await _site.ExportAsync(ExportFormat.Csv);
        await ImportWrittenAsync(ExportFormat.Csv);
        List<DeathRecord> Of(RegistryDatabase database) => [.. new RecordStore(database).CurrentDeaths().Select(stored => stored.Record with { Row = 0 }).OrderBy(record => record.DeathNumber, StringComparer.Ordinal)];
        Assert.That(Of(_site.To).Select(record => (record.DeathNumber, record.Name, record.ResidentId?.Number)), Is.EqualTo(Of(_site.From).Select(record => (record.DeathNumber, record.Name, record.ResidentId?.Number))));
        Assert.That(Of(_site.From), Has.Count.EqualTo(Rows));
        await MustBeWrittenAgainAlikeAsync(ExportFormat.Csv);
    }

    [Test]
    public async Task FollowUpsAreTheSame([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        await _site.ImportTextAsync($"{ExportSite.Code}_FB.csv", Cases(random));
        var outcome = await _site.ImportTextAsync($"{ExportSite.Code}_SF.csv", FollowUps(random));
        Assert.That(outcome.Batch.Counts.Inserted, Is.EqualTo(Rows), string.Join(' ', outcome.Checks.Select(check => check.CheckId)));
        var manifest = await _site.ExportAsync(ExportFormat.Csv);
        Assert.That(manifest.Files.Select(file => (file.Name, file.Rows)), Does.Contain(("330106_SF.csv", (long)Rows)));
        await ImportWrittenAsync(ExportFormat.Csv);
        await MustBeWrittenAgainAlikeAsync(ExportFormat.Csv);
    }

    private async Task ImportWrittenAsync(ExportFormat format)
    {
        if (format == ExportFormat.CanReg5) await ExportSite.ImportAsync(_site.To, _site.Pack("330106_CanReg5.zip", "*_CanReg5_*.txt"));
        else
            foreach (var file in Directory.EnumerateFiles(_site.Out, "*.csv").Order(StringComparer.Ordinal)) await ExportSite.ImportAsync(_site.To, file);
    }

    // What the second database writes is what it has read.
    private async Task MustBeWrittenAgainAlikeAsync(ExportFormat format)
    {
        var again = _site.PathOf("again");
        var outcome = await new RecordExport(_site.To, TimeProvider.System).WriteAsync(ExportSite.Request(format), again, progress: null, default);
        Assert.That(outcome.Refusal, Is.Null);
        foreach (var file in outcome.Manifest!.Files)
            Assert.That(await File.ReadAllTextAsync(Path.Combine(again, file.Name)), Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(_site.Out, file.Name))), file.Name);
    }

    private static (string, int, string?, string?, Sex, PartialDate?) PersonOf(CaseRecord record) =>
        (record.CaseNumber, record.TumourNumber, record.Name, record.ResidentId?.Number, record.Sex, record.BirthDate);

    private static List<CaseRecord> Records(RegistryDatabase database) =>
        [.. new RecordStore(database).CurrentCases().Select(stored => stored.Record).OrderBy(record => record.CaseNumber, StringComparer.Ordinal)];

    private static string Cases(Random random)
    {
        var text = new StringBuilder("registr,name,id,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,address\n");
        for (var number = 0; number < Rows; number++)
        {
            var (id, sex, birth) = Person(random, number);
            text.Append(CultureInfo.InvariantCulture, $"00{number:D5},{Quoted(Names[number % Names.Length])},{id},{sex},{birth},{random.Next(2018, 2023)}{random.Next(1, 13):D2}{random.Next(1, 29):D2},C34.1,8140,3,9,7,C34.1,{Quoted(Names[random.Next(Names.Length)])}\n");
        }
        return text.ToString();
    }

    private static string Deaths(Random random)
    {
        var text = new StringBuilder("certificate_number,name,id,sex,birthda,deathda,underlying_cause\n");
        for (var number = 0; number < Rows; number++)
        {
            var (id, sex, birth) = Person(random, number);
            text.Append(CultureInfo.InvariantCulture, $"D00{number:D5},{Quoted(Names[number % Names.Length])},{id},{sex},{birth},{random.Next(2018, 2023)}{random.Next(1, 13):D2}{random.Next(1, 29):D2},C34.1\n");
        }
        return text.ToString();
    }

    private static string FollowUps(Random random)
    {
        var text = new StringBuilder("登记编号,随访日期,最后接触状态,最后接触日期,失访原因,死亡日期,死亡原因分类,根本死因,随访来源,随访备注\n");
        for (var number = 0; number < Rows; number++)
        {
            var day = $"2023{random.Next(1, 13):D2}{random.Next(1, 29):D2}";
            text.Append(CultureInfo.InvariantCulture, $"00{number:D5},20240630,").Append(random.Next(3) switch
            {
                0 => $"1,{day},,,,,{random.Next(1, 4)},{Quoted(Names[random.Next(Names.Length)])}\n",
                1 => $"9,{day},3,,,,1,\n",
                _ => $"2,{day},,{day},1,C34.1,2,\n",
            });
        }
        return text.ToString();
    }

    // Every second person has a number: 18 characters (X among them) or the 15 of older cards.
    private static (string Id, int Sex, string Birth) Person(Random random, int number)
    {
        var (birth, sex) = (new DateOnly(random.Next(1930, 1985), random.Next(1, 13), random.Next(1, 29)), random.Next(1, 3));
        var day = birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (number % 2 == 0) return ("", sex, day);
        var serial = $"{random.Next(10, 100)}{random.Next(0, 5) * 2 + sex % 2}";
        var digits = $"110105{day}{serial}";
        var id = number % 4 == 1 ? digits + ResidentId.CheckCharacter(digits) : $"110105{day[2..]}{serial}";
        Assert.That(ResidentId.TryParse(id, Today, out _), Is.Not.Null);
        return (id, sex, day);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
