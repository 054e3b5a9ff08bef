using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Tests.Records;

/// <summary>What stands of everything that was said of a case.</summary>
public sealed class ContactTests
{
    [Test]
    public void NothingSaidIsNothingKnown() => Assert.That(Contact.Current([]), Is.Null);

    [TestCase("1 2023-05-01, 1 2024-01-31", "1 2024-01-31", TestName = "The later contact stands")]
    [TestCase("1 2024-01-31, 1 2023-05-01", "1 2024-01-31", TestName = "whatever was delivered last")]
    [TestCase("1 2024-01-31, 9 2024-01-31", "9 2024-01-31", TestName = "Of two on one date the one delivered last stands")]
    [TestCase("1 2024-01-31, 1 2024", "1 2024-01-31", TestName = "A date with unknown parts counts from its first day")]
    [TestCase("2 2023-05-01, 1 2022-01-31", "2 2023-05-01", TestName = "A death stands against an earlier contact")]
    [TestCase("1 2024-01-31, 2 2023-05-01", "2 2023-05-01", TestName = "A death stands against a later contact delivered before it")]
    [TestCase("2 2023-05-01, 1? 2024-01-31", "2 2023-05-01", TestName = "A death stands against a later contact whose query is open")]
    [TestCase("2 2023-05-01, 1 2024-01-31", "1 2024-01-31", TestName = "A later contact whose query was confirmed takes the death back")]
    [TestCase("2 2023-05, 1 2023-05-31", "2 2023-05", TestName = "but only when it is certainly later")]
    [TestCase("2 2023-05-01, 2 2023-04-01", "2 2023-04-01", TestName = "Of two deaths the one delivered last stands")]
    [TestCase("2 2023-05-01, 1. 2024-01-31", "2 2023-05-01", TestName = "A case card never takes back a death that a follow-up told")]
    [TestCase("2. 2023-05-01, 1. 2024-01-31", "1 2024-01-31", TestName = "but its own")]
    [TestCase("2. 2023-05-01, 1 2024-01-31", "1 2024-01-31", TestName = "A confirmed follow-up takes back the death of a card")]
    [TestCase("2 2023-05-01, 2. 2023-04-01", "2 2023-04-01", TestName = "A death of a card stands like another")]
    [TestCase("2 2023-05-01, 1. 2024-12-31, 1 2024-01-31", "1 2024-01-31", TestName = "A card that was set aside does not come back")]
    [TestCase("2 2023-05-01, 1 2024-01-31, 2 2024-02-01", "2 2024-02-01", TestName = "A death after a death taken back stands")]
    public void WhatStands(string said, string stands)
    {
        var current = Contact.Current(said.Split(", ").Select(Read))!;
        Assert.That($"{(int)current.Status} {current.Date}", Is.EqualTo(stands));
    }

    [Test]
    public void WithoutADeathTheOrderOfDeliveryDecidesOnlyBetweenEqualDates()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 500; round++)
        {
            var contacts = Enumerable.Range(0, 6).Select(_ => new Contact
            {
                Date = new(2020 + random.Next(4), 1 + random.Next(12), 1 + random.Next(28)),
                Status = random.Next(2) == 0 ? VitalStatus.Alive : VitalStatus.Lost,
                HasOpenQuery = random.Next(2) == 0,
            }).DistinctBy(contact => contact.Date).ToArray();
            var latest = contacts.MaxBy(contact => contact.Date.Number);
            random.Shuffle(contacts);
            Assert.That(Contact.Current(contacts), Is.SameAs(latest));
        }
    }

    [Test]
    public void WhatWasSaidTwiceChangesNothing()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var contacts = Enumerable.Range(0, 5).Select(_ => new Contact
            {
                Date = new(2020 + random.Next(3), 1 + random.Next(12)),
                Status = (VitalStatus)(new[] { 1, 2, 9 }[random.Next(3)]),
                HasOpenQuery = random.Next(2) == 0,
            }).ToList();
            var current = Contact.Current(contacts)!;
            Assert.That(Contact.Current([.. contacts, current]), Is.EqualTo(current));
        }
    }

    [TestCase(1, 20240630, null, "Alive 2024-06-30")]
    [TestCase(2, 20240630, 20240501, "Dead 2024-05-01")]
    [TestCase(null, null, 20240501, "Dead 2024-05-01", TestName = "A date of death without a status is a death")]
    [TestCase(1, null, null, null, TestName = "A status without a date says nothing of when")]
    [TestCase(null, 20240630, null, null, TestName = "A date without a status says nothing of how")]
    public void OfACard(int? status, int? contact, int? death, string? expected)
    {
        var found = CardContact.Of(Store.TestDatabase.Case("1") with
        {
            VitalStatus = status, LastContactDate = Date(contact), DeathDate = Date(death),
        });
        Assert.That(found is null ? null : $"{found.Status} {found.Date}", Is.EqualTo(expected));
    }

    [Test]
    public void ACaseKnownFromTheCertificateOnlyDiedOnItsIncidenceDate()
    {
        var found = CardContact.Of(Store.TestDatabase.Case("1") with { Basis = BasisOfDiagnosis.DeathCertificateOnly })!;
        Assert.That((found.Status, found.Date), Is.EqualTo((VitalStatus.Dead, new PartialDate(2020, 3))));
    }

    private static PartialDate? Date(int? number) => number is { } date ? PartialDate.FromNumber(date) : null;

    // "1? 2024-01-31" is alive with an open query, "1. 2024-01-31" what a case card says.
    private static Contact Read(string said)
    {
        var parts = said.Split(' ')[1].Split('-').Select(int.Parse).ToArray();
        return new()
        {
            Status = (VitalStatus)(said[0] - '0'),
            HasOpenQuery = said[1] == '?',
            IsOfCard = said[1] == '.',
            Date = new(parts[0], parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? parts[2] : null),
        };
    }
}
