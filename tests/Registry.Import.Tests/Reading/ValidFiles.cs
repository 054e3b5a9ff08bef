using System.IO.Compression;
using System.Text;

namespace Registry.Import.Tests.Reading;

/// <summary>A small valid file of every format that is read, as bytes.</summary>
internal static class ValidFiles
{
    private const string FbHeader = "registr,name,sex,age,birthda,inciden,topo,morp,beha,grad,basi,icd10,备注";
    private const string EncrHeader =
        "PAT;MoB;YoB;Age;Sex;Geo_Code;Geo_Label;TUM;MoI;YoI;BoD;Topo;Morpho;Beh;Grade;Autopsy;Vit_stat;MoF;YoF;Surv_time;ICD;CoD;TNM_ed;cT;cN;cM;pT;pN;pM;ToS;Stage;Surgery;Rt;Cht;Tt;It;Ht;Ot;SCT";

    private static readonly string[] CanReg =
    [
        "PatientRecordID\tRegNo\tFamN\tFirstN\tSex\tBirthD\tDLC\tStat\tObsoleteFlagPatientTable\n000101\t0001\t示例\t甲\t1\t19500203\t20231120\t2\t0\n000201\t0002\t示例\t乙\t2\t19519999\t20231120\t1\t0\n",
        "TumourID\tPatientIDTumourTable\tPatientRecordIDTumourTable\tRecS\tAge\tInciD\tTop\tMor\tBeh\tBas\tI10\tMPSeq\tAddr\n00010101\t0001\t000101\t1\t73\t20230516\t341\t8140\t3\t7\tC341\t1\t330106\n00020101\t0002\t000201\t1\t72\t20230899\t504\t8500\t3\t7\tC504\t1\t330106\n",
        "SourceRecordID\tTumourIDSourceTable\tHosp\tUnit\tLabNo\tCasNo\n0001010101\t00010101\t示例医院\t外科\tL1\tC1\n",
    ];

    private static readonly string[] Encr =
    [
        $"{EncrHeader}\n{string.Join('\n', Enumerable.Range(1, 12).Select(n => $"{n};1;19{n + 40};{83 - n};{n % 2 + 1};330106;x;1;{n};2023;7;C504;8500;3;2;0;{n % 3};6;2024;411;10;C509;8;1a;1;0;X;is;X;9;IIB;1;9;3;0;0;0;0;0"))}\n",
        "Calendar year;Sex;Age unit;Cause of death;Number of deaths\n2020;1;45;C341;3\n2020;2;50;C509;2\n",
        Counts("Calendar year;Sex;Age Unit;Number of residents", 19, (year, sex, age) => $"{year};{sex};{Lower(age)};{1000 + age * sex}"),
        Counts("Calendar year;Sex;Age_Unit;All causes death probability", 100, (year, sex, age) => $"{year};{sex};{age};0.0{age + 10}"),
    ];

    /// <summary>Name for reading and bytes of each.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } =
    [
        ("330106_FB.csv", Encoding.UTF8.GetBytes(Fb())), ("330106_FB.csv", TestFiles.Gb18030.GetBytes(Fb())), ("330106_FB.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Fb())).ToArray()),
        ("330106_SW.csv", Encoding.UTF8.GetBytes(Rows("死亡卡编号,姓名,性别,身份证号,出生日期,死亡日期,户籍区划代码,根本死因,报告单位", 8, n => $"D{n:D6},示例丙,{n % 2 + 1},,1950-01-0{n % 9 + 1},2023-11-20,330106,C34.1,示例医院"))),
        ("330106_POP.csv", Encoding.UTF8.GetBytes(Counts("year,sex,agegroup,popu,death", 19, (year, sex, age) => $"{year},{sex},{Lower(age)},{4000 + age},{age}"))),
        ("330106_canreg.txt", Encoding.UTF8.GetBytes("RegNo\tRecS\tFamN\tSex\tAge\tBirthD\tInciD\tTop\tMor\tBeh\tBas\tI10\n" + Rows("", 6, n => $"2023{n:D4}\t1\tEX\t{n % 2 + 1}\t73\t19491231\t20230516\t504\t8500\t3\t7\tC504"))),
        ("330106_canreg.zip", Zip(CanReg)), ("330106_encr.zip", Zip(Encr)),
        ("330106_incidence.csv", Encoding.UTF8.GetBytes(Encr[0])), ("330106_mortality.csv", Encoding.UTF8.GetBytes(Encr[1])), ("330106_population.csv", Encoding.UTF8.GetBytes(Encr[2])),
        ("330106.xml", Encoding.UTF8.GetBytes(Naaccr())), ("330106_FB.xls", Encoding.UTF8.GetBytes(Html())), ("330106_FB.xls", TestFiles.Gb18030.GetBytes(Html())), ("330106.xls", Encoding.UTF8.GetBytes(SpreadsheetXml())),
        ("330106.xlsx", Xlsx()), ("330106.xls", Xls()),
    ];

    /// <summary>An archive of texts.</summary>
    public static byte[] Zip(params string[] texts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            for (var entry = 0; entry < texts.Length; entry++)
            {
                using var file = zip.CreateEntry($"table{entry}.csv").Open();
                file.Write(Encoding.UTF8.GetBytes(texts[entry]));
            }
        return bytes.ToArray();
    }

    private static string Fb() => Rows(FbHeader, 12, n => $"{n:D5},\"示例,{n}\",{n % 2 + 1},73,1950-01-0{n % 9 + 1},2023{n:D2}16,C34.{n % 4},8140,3,{n % 9 + 1},7,C34.{n % 4},\"说明\"\"{n}\"\"\"");

    private static string Rows(string header, int rows, Func<int, string> row) => $"{header}\n{string.Join('\n', Enumerable.Range(1, rows).Select(row))}\n";

    private static string Counts(string header, int ages, Func<int, int, int, string> row) =>
        $"{header}\n{string.Join('\n', from sex in new[] { 1, 2 } from age in Enumerable.Range(0, ages) select row(2020, sex, age))}\n";

    private static int Lower(int group) => group switch { 0 => 0, 1 => 1, _ => (group - 1) * 5 };

    private static string Naaccr() =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NaaccrData baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml\" recordType=\"I\" xmlns=\"http://naaccr.org/naaccrxml\">\n" + string.Concat(Enumerable.Range(1, 8).Select(n =>
            $"<Patient><Item naaccrId=\"patientIdNumber\">{n:D8}</Item><Item naaccrId=\"sexAssignedAtBirth\">{n % 2 + 1}</Item><Item naaccrId=\"dateOfBirth\">194912</Item><Tumor><Item naaccrId=\"primarySite\">C504</Item>"
            + "<Item naaccrId=\"histologicTypeIcdO3\">8500</Item><Item naaccrId=\"behaviorCodeIcdO3\">3</Item><Item naaccrId=\"dateOfDiagnosis\">20230516</Item><Item naaccrId=\"diagnosticConfirmation\">1</Item></Tumor></Patient>\n")) + "</NaaccrData>";

    private static string Html() =>
        "<html><head><meta charset=\"utf-8\"></head><table border=1>" + string.Concat(Fb().Replace("示例,", "示例&quot;", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).TrimEnd().Split('\n').Select(line => $"<tr><td>{line.Replace(",", "</td><td>", StringComparison.Ordinal)}</td></tr>\n")) + "</table></html>";

    private static string SpreadsheetXml() =>
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"FB\"><Table>"
        + string.Concat(Rows("registr,sex,birthda,inciden,icd10,basi", 6, n => $"{n},1,1950,2023,C34.1,7").TrimEnd().Split('\n').Select(line =>
            $"<Row>{string.Concat(line.Split(',').Select(text => $"<Cell><Data ss:Type=\"String\">{text}</Data></Cell>"))}</Row>")) + "</Table></Worksheet></Workbook>";

    private static byte[] Xlsx()
    {
        using var files = new TestFiles();
        return File.ReadAllBytes(new TestWorkbook()
            .Sheet("FB", ["registr", "sex", "birthda", "inciden", "topo", "morp", "beha", "basi", "icd10"], ["1", 2, new DateTime(1949, 12, 31), "20230516", "C50.4", "8500", 3, 7, "C50.4"], ["2", 1, "19500101", "20230516", "C34.1", "8140", 3, 7, "C34.1"])
            .Sheet("SW", ["registr", "sex", "birthda", "deathda", "icd10"], ["9", 1, "19500101", "20230516", "C34.1"])
            .Sheet("POP", ["year", "sex", "agegroup", "popu"], [2023, 1, "0", 10]).Save(files.Path("x.xlsx")));
    }

    private static byte[] Xls()
    {
        using var stream = typeof(ValidFiles).Assembly.GetManifestResourceStream("files/330100_2023.xls")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
