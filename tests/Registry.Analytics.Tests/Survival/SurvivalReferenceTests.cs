using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Survival;

/// <summary>R 4.2.2 with survival 3.5-3 and relsurv 2.2-9 on the invented patients (survfit, rs.surv, cmp.rel, rs.diff, rsadd glm.poi).</summary>
public class SurvivalReferenceTests
{
    private static readonly double[] Days = [200, 365.241, 3 * 365.241, 5 * 365.241, 8 * 365.241];

    [Test]
    public void NetSurvival_AsRelsurv()
    {
        var curve = NetSurvival.PoharPerme(InventedPatients.All, InventedPatients.Table, Days);
        Same(curve, p => p.Survival, 0.8261912065223570, 0.7515731972344609, 0.5753786662656600, 0.4575117885236034, 0.2510245192488861);
        Same(curve, p => p.StandardError, 0.02289213851801409, 0.02659043573236670, 0.03237248194533750, 0.03487178006871739, 0.03464664583942481);
        Same(curve, p => p.Lower!.Value, 0.7825199930274852, 0.7012227972610704, 0.5153030033997326, 0.3940245451946035, 0.1915280942952009);
        Same(curve, p => p.Upper!.Value, 0.8722996419477971, 0.8055389428403418, 0.6424581409568039, 0.5312284201348104, 0.3290029564384032);
    }

    [Test]
    public void RelativeSurvival_AsRelsurv()
    {
        var (patients, table) = (InventedPatients.All, InventedPatients.Table);
        Same(RelativeSurvival.EdererOne(patients, table), p => p.Survival, 0.8235546906699998, 0.7507807810181378, 0.5693671017831949, 0.4472487839459496, 0.2456476321774126);
        Same(RelativeSurvival.EdererTwo(patients, table), p => p.Survival, 0.8237896943154573, 0.7514851692815532, 0.5724864339610323, 0.4532091342257891, 0.2519426828544536);
        Same(RelativeSurvival.Hakulinen(patients, table), p => p.Survival, 0.8235853786542890, 0.7508858491082575, 0.5697629295122594, 0.4475351308463061, 0.2458628890703865);
        Same(RelativeSurvival.Hakulinen(patients, table), p => p.Lower!.Value, 0.7800137909560275, 0.7006422960693225, 0.5100962077830186, 0.3858038806316591, 0.1903987629450842);
    }

    [Test]
    public void CrudeProbability_AsRelsurv()
    {
        var points = CrudeProbability.OfLifeTable(InventedPatients.All, InventedPatients.Table, Days);
        Assert.That(points.Select(p => p.Cancer), Is.EqualTo(new[] { 0.1734386257588914, 0.2465634719861773, 0.4172882581355274, 0.5245822173987565, 0.6917765912618609 }).Within(1e-12));
        Assert.That(points.Select(p => p.CancerError), Is.EqualTo(new[] { 0.02282174094113996, 0.02634049755446105, 0.03143098642273984, 0.03269010641582858, 0.02989526848489632 }).Within(1e-12));
        Assert.That(points.Select(p => p.Other), Is.EqualTo(new[] { 0.01096400956491052, 0.01926710248437872, 0.05237652929502168, 0.08021682852764082, 0.10951327859101966 }).Within(1e-12));
        Assert.That(points.Select(p => p.OtherError), Is.EqualTo(new[] { 0.0002184579740516732, 0.0004545158256014871, 0.0017637908065751796, 0.0032875337035014915, 0.0054472392202909899 }).Within(1e-12));
    }

    [Test]
    public void Groups_AreComparedAsByRelsurv()
    {
        var (patients, table) = (InventedPatients.All, InventedPatients.Table);
        Patient[] Third(int rest, Sex? sex = null) => [.. patients.Where((p, i) => i % 3 == rest && (sex is null || p.Sex == sex))];
        var bySex = NetSurvivalTest.Compare([[[.. patients.Where(p => p.Sex == Sex.Male)], [.. patients.Where(p => p.Sex == Sex.Female)]]], table);
        Assert.That((bySex.Statistic, bySex.PValue), Is.EqualTo((0.08646341429628884, 0.76872228015839428)).Within(1e-9));
        var byThird = NetSurvivalTest.Compare([[Third(0), Third(1), Third(2)]], table);
        Assert.That((byThird.Statistic, byThird.PValue), Is.EqualTo((7.42771208864611410, 0.02438331860241649)).Within(1e-9));
        var stratified = NetSurvivalTest.Compare([.. new[] { Sex.Male, Sex.Female }.Select(sex => (IReadOnlyList<IReadOnlyList<Patient>>)[Third(0, sex), Third(1, sex), Third(2, sex)])], table);
        Assert.That((stratified.Statistic, stratified.PValue), Is.EqualTo((8.17176072450964597, 0.01680833537647286)).Within(1e-9));
    }

    [Test]
    public void ExcessHazard_AsRelsurv()
    {
        var effects = ExcessHazard.Fit(InventedPatients.All, InventedPatients.Table, ["sex", "age"], p => [(int)p.Sex, Math.Floor(p.AgeDays / 3652.41) * 10], 5,
            ExpectedDeaths.WholeInterval, 0.95);
        Assert.That(effects.Select(e => e.Coefficient), Is.EqualTo(new[]
        {
            -0.07629407276125305, -0.01871059963107959, -0.02295071307576682, -0.70862707567119210, -0.88848980919670451, -1.02195625238210863, -0.91646987802173863,
        }).Within(1e-9));
        Assert.That(effects.Select(e => e.StandardError), Is.EqualTo(Errors).Within(1e-9));
    }

    [Test]
    public void KaplanMeier_AsSurvfit()
    {
        var curve = ObservedSurvival.KaplanMeier(InventedPatients.All);
        Same(curve, p => p.Survival, Observed[0]);
        Same(curve, p => p.StandardError, Observed[1]);
        Same(curve, p => p.Lower!.Value, Observed[2]);
        Same(curve, p => p.Upper!.Value, Observed[3]);
    }

    private static void Same(SurvivalCurve curve, Func<SurvivalPoint, double> value, params double[] expected) =>
        Assert.That(Days.Select(day => value(curve.At(day, LimitScale.Log, 0.95)!)), Is.EqualTo(expected).Within(1e-12));

    private static readonly double[] Errors =
        [0.175830009950807997, 0.007265372235441011, 0.492144247574485660, 0.515888490996232574, 0.535577679498666970, 0.558685006664700445, 0.565795210285669592];

    private static readonly double[][] Observed =
    [
        [0.8155973646761986, 0.7341694255294445, 0.5303352125694517, 0.3952009540736045, 0.1987101301471197],
        [0.02268360915029116, 0.02601074934961781, 0.03001862560866492, 0.03003501184045591, 0.02610419845989144],
        [0.7723283411352703, 0.6849190352962848, 0.4746459768209734, 0.3405079284221454, 0.1536028118901789],
        [0.8612904976256117, 0.7869612576164858, 0.5925583517526984, 0.4586788766546959, 0.2570637564325080],
    ];
}
