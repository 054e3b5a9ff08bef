namespace Registry.Api.Compute;

/// <summary>How a piece of work ended.</summary>
internal enum WorkEnd
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>Its turn did not come in time; nothing was computed.</summary>
    NotBegun,

    /// <summary>It worked for as long as it may and was ended.</summary>
    TookTooLong,
}

/// <summary>What came of a piece of work under a limit.</summary>
/// <param name="Answer">What it computed; null unless it is done.</param>
/// <param name="End">How it ended.</param>
internal readonly record struct WorkOutcome<T>(T? Answer, WorkEnd End) where T : class
{
    /// <summary>Its turn did not come in time.</summary>
    public static WorkOutcome<T> NotBegun => new(null, WorkEnd.NotBegun);

    /// <summary>It was ended.</summary>
    public static WorkOutcome<T> TookTooLong => new(null, WorkEnd.TookTooLong);

    /// <summary>It is done.</summary>
    public static WorkOutcome<T> Of(T answer) => new(answer, WorkEnd.Done);
}
