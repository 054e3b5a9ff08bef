using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>The shapes in which the registries of the province send their files.</summary>
internal static class FileShapes
{
    private static readonly ShapeColumn[] Population =
        [new("year", Item.Year, true), new("sex", Item.Sex, true), new("agegroup", Item.AgeGroup), new("popu", Item.Population, true),
         new("death", Item.AllCauseDeaths, true)];

    /// <summary>A follow-up sheet under English names.</summary>
    public static readonly ShapeColumn[] EnglishFollowUps =
        [new("registr", Item.CaseNumber), new("followup", Item.FollowUpDate), new("status", Item.VitalStatus), new("lastcontact", Item.LastContactDate),
         new("lossreason", Item.LossReason), new("deathda", Item.DeathDate), new("caus", Item.CauseOfDeathCategory),
         new("underlying", Item.UnderlyingCause), new("certificate", Item.CertificateNumber), new("deathplace", Item.PlaceOfDeath),
         new("followupsource", Item.FollowUpSource)];

    private static readonly ShapeColumn[] ChineseFollowUps =
        [new("登记病例编号", Item.CaseNumber), new("随访日期", Item.FollowUpDate), new("最后接触状态", Item.VitalStatus),
         new("最后接触日期", Item.LastContactDate), new("失访原因", Item.LossReason), new("死亡日期", Item.DeathDate),
         new("死亡原因分类", Item.CauseOfDeathCategory), new("根本死因", Item.UnderlyingCause), new("死亡医学证明书编号", Item.CertificateNumber),
         new("死亡地点", Item.PlaceOfDeath), new("随访来源", Item.FollowUpSource)];

    private static readonly ShapeColumn[] NationalDeaths =
        [new("registr", Item.CaseNumber), new("id", Item.IdNumber), new("sex", Item.Sex, true), new("age", Item.Age, true),
         new("birthda", Item.BirthDate), new("deathda", Item.DeathDate), new("icd10", Item.Icd10), new("inciden", Item.IncidenceDate),
         new("topo", Item.Topography), new("morp", Item.Morphology, true), new("beha", Item.Behaviour, true), new("grad", Item.Grade, true),
         new("basi", Item.Basis, true)];

    private static readonly ShapeColumn[] NationalCases =
        [new("registr", Item.CaseNumber), new("id", Item.IdNumber), new("sex", Item.Sex, true), new("age", Item.Age, true),
         new("birthda", Item.BirthDate), new("inciden", Item.IncidenceDate), new("topo", Item.Topography),
         new("morp", Item.Morphology, true), new("beha", Item.Behaviour, true), new("grad", Item.Grade, true), new("basi", Item.Basis, true),
         new("icd10", Item.Icd10), new("autoicd10", Item.DerivedIcd10), new("deathda", Item.DeathDate), new("mult", Item.MultiplePrimary, true),
         new("trib", Item.Ethnicity), new("marri", Item.MaritalStatus), new("lastcontact", Item.LastContactDate),
         new("status", Item.VitalStatus, true), new("caus", Item.CauseOfDeathCategory, true)];

    /// <summary>The national submission workbook: FB, SW and POP, dates as text.</summary>
    public static FileShape NationalWorkbook { get; } = new(DateForm.Dashes, NationalCases, NationalDeaths, Population);

    /// <summary>The same with date cells.</summary>
    public static FileShape DateCellWorkbook { get; } = NationalWorkbook with { Dates = DateForm.Serial };

    /// <summary>Three CSV files in GB18030 with names and hospitals.</summary>
    public static FileShape ChineseCsv { get; } = new(DateForm.Slashes,
        [NationalCases[0], new("name", Item.Name), .. NationalCases[1..], new("hospital", Item.Hospital), new("area_code", Item.HouseholdAreaCode)],
        [NationalDeaths[0], new("name", Item.Name), .. NationalDeaths[1..]], Population) { FollowUps = ChineseFollowUps };

    /// <summary>A case file of 25 columns for measurements.</summary>
    public static FileShape Benchmark { get; } = new(DateForm.Dashes,
        [NationalCases[0], NationalCases[1], new("name", Item.Name), .. NationalCases[2..], new("hospital", Item.Hospital),
         new("reportda", Item.ReportDate), new("area_code", Item.HouseholdAreaCode), new("path", Item.PathologyText)], [], []);

    /// <summary>Tab-delimited case file of CanReg5; deaths and population as CSV.</summary>
    public static FileShape CanReg { get; } = new(DateForm.Compact,
        [new("RegNo", Item.CaseNumber), new("RecS", null, Constant: "1"), new("Chec", null, Constant: "1"), new("PerS", null, Constant: "1"),
         new("FamN", Item.Name), new("Sex", Item.Sex), new("Age", Item.Age), new("BirthD", Item.BirthDate), new("Addr", Item.HouseholdAreaCode),
         new("InciD", Item.IncidenceDate), new("Top", Item.Topography), new("Mor", Item.Morphology), new("Beh", Item.Behaviour),
         new("Bas", Item.Basis), new("I10", Item.Icd10), new("MPSeq", Item.TumourNumber), new("MPTot", null, Constant: "1"),
         new("DLC", Item.LastContactDate), new("Stat", Item.VitalStatus)],
        [NationalDeaths[0], .. NationalDeaths[2..7]], Population) { BareCodes = true };

    /// <summary>A workbook with the Chinese names of the case card.</summary>
    public static FileShape ChineseWorkbook { get; } = new(DateForm.Compact,
        [new("登记病例编号", Item.CaseNumber), new("身份证件号码", Item.IdNumber), new("姓名", Item.Name), new("性别", Item.Sex, true),
         new("出生日期", Item.BirthDate), new("发病年龄", Item.Age, true), new("民族", Item.Ethnicity), new("婚姻状况", Item.MaritalStatus),
         new("联系电话", Item.Phone), new("户口行政区划代码", Item.HouseholdAreaCode), new("户口详细地址", Item.HouseholdAddress),
         new("常住行政区划代码", Item.ResidenceAreaCode), new("发病日期", Item.IncidenceDate), new("诊断依据", Item.Basis, true),
         new("诊断名称", Item.DiagnosisText), new("病理诊断名称", Item.PathologyText), new("解剖学部位", Item.Topography),
         new("形态学", Item.Morphology), new("行为", Item.Behaviour, true), new("分级", Item.Grade, true), new("侧位", Item.Laterality, true),
         new("ICD10", Item.Icd10), new("是否多原发", Item.MultiplePrimary, true), new("报告医院", Item.Hospital),
         new("报告医师", Item.Physician), new("报告日期", Item.ReportDate), new("治疗情况", Item.TreatmentStatus, true),
         new("治疗项目", Item.TreatmentItems), new("最后接触状态", Item.VitalStatus, true), new("失访原因", Item.LossReason),
         new("最后接触日期", Item.LastContactDate), new("随访日期", Item.FollowUpDate), new("死亡日期", Item.DeathDate),
         new("根本死因", Item.UnderlyingCause), new("死亡原因分类", Item.CauseOfDeathCategory, true)],
        [new("登记病例编号", Item.CaseNumber), new("姓名", Item.Name), new("性别", Item.Sex, true), new("身份证件号码", Item.IdNumber),
         new("出生日期", Item.BirthDate), new("死亡日期", Item.DeathDate), new("根本死因", Item.UnderlyingCause)],
        [new("年份", Item.Year, true), new("性别", Item.Sex, true), new("年龄组", Item.AgeGroup), new("人口数", Item.Population, true),
         new("死亡数", Item.AllCauseDeaths, true)]) { FollowUps = ChineseFollowUps };
}
