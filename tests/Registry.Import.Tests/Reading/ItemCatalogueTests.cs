using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

public sealed class ItemCatalogueTests
{
    [Test]
    public void EveryItemHasItsRowInItsPlace() =>
        Assert.That(ItemCatalogue.All.Select(d => d.Item), Is.EqualTo(Enum.GetValues<Item>()));

    [TestCase("registr", Item.CaseNumber)]
    [TestCase(" Birthda ", Item.BirthDate)]
    [TestCase("INCIDEN", Item.IncidenceDate)]
    [TestCase("ＩＣＤ１０", Item.Icd10, TestName = "Full-width")]
    [TestCase("\uFEFFid", Item.IdNumber, TestName = "Byte order mark")]
    [TestCase("Birth date", Item.BirthDate, TestName = "CanReg5 long name")]
    [TestCase("I10", Item.Icd10)]
    [TestCase("autoicd10", Item.DerivedIcd10)]
    [TestCase("根本死因 ICD-10", Item.UnderlyingCause)]
    [TestCase("门（急）诊号", Item.OutpatientNumber, TestName = "Full-width brackets")]
    [TestCase("rks", Item.Population)]
    [TestCase("lastcontact", Item.LastContactDate)]
    public void FindsTheItemOfAHeader(string header, Item item) =>
        Assert.That(ItemCatalogue.FindHeader(header)?.Item, Is.EqualTo(item));

    [TestCase("")]
    [TestCase("column7")]
    public void FindsNothingForAnUnknownHeader(string header) => Assert.That(ItemCatalogue.FindHeader(header), Is.Null);

    [Test]
    public void MasksWhatMayIdentifyAPerson() =>
        Assert.That(
            ItemCatalogue.All.Where(d => d.IsPersonal).Select(d => d.Item),
            Is.SupersetOf(new[] { Item.IdNumber, Item.Name, Item.BirthDate, Item.Phone, Item.HouseholdAddress }));
}
