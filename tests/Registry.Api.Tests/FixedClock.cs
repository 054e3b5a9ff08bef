namespace Registry.Api.Tests;

/// <summary>A clock that stands on a day: batches of earlier years are committed by it.</summary>
internal sealed class FixedClock(int year, int month, int day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
