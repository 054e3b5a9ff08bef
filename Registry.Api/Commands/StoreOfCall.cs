using System.CommandLine;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary>Opens the database of a call.</summary>
internal static class StoreOfCall
{
    private static readonly Bilingual MayNotBeWritten = new(
        "数据库此处不可写，已以只读方式打开：可以查询，不能更改。", "the database may not be written here and was opened for reading only: it can be asked and not changed.");

    /// <summary>Opens the database that an option names; one that may only be read is opened so, and that is said once on standard error.</summary>
    /// <param name="call">The call.</param>
    /// <param name="db">The option that names the file.</param>
    /// <param name="by">Who works with it; the user of the operating system when null.</param>
    /// <exception cref="RegistryStoreException">It cannot be opened.</exception>
    public static RegistryDatabase OpenStore(this ParseResult call, Option<string> db, string? by = null) => call.OpenStore(call.GetRequiredValue(db), by);

    /// <inheritdoc cref="OpenStore(ParseResult, Option{string}, string?)"/>
    /// <param name="call">The call.</param>
    /// <param name="path">The file.</param>
    /// <param name="by">Who works with it; the user of the operating system when null.</param>
    public static RegistryDatabase OpenStore(this ParseResult call, string path, string? by = null) =>
        call.Told(RegistryDatabase.Open(path, by: by));

    /// <summary>Says of a database that was opened whether it may only be read.</summary>
    public static RegistryDatabase Told(this ParseResult call, RegistryDatabase database)
    {
        if (database.IsReadOnly) call.InvocationConfiguration.Error.WriteLine("registry: " + MayNotBeWritten.In(CallLanguage.Of(call)));
        return database;
    }
}
