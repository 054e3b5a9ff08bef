using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>The database or a kept file could not be read or written; the message says where, what and what to
/// do.</summary>
public sealed class RegistryStoreException : Exception
{
    /// <summary>Takes the message in both languages.</summary>
    public RegistryStoreException(string messageZh, string messageEn, Exception? innerException = null)
        : base(messageEn, innerException) => MessageZh = messageZh;

    private static int WriteProtected => OperatingSystem.IsWindows() ? 19 : 30;       // ERROR_WRITE_PROTECT, EROFS

    /// <summary>The message in Chinese; <see cref="Exception.Message"/> is the English one.</summary>
    public string MessageZh { get; }

    /// <summary>True when something was to be written into a database that is open for reading only: nothing is wrong with it.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>The refusal to write into a database that is open for reading only.</summary>
    /// <param name="path">The database.</param>
    public static RegistryStoreException ReadOnly(string path)
    {
        var (zh, en) = WordsOf(raw.SQLITE_READONLY);
        return new($"{path}：{zh}。", $"{path}: {en}.") { IsReadOnly = true };
    }

    /// <summary>Explains a fault of the engine or the file system in a registrar's words.</summary>
    /// <param name="fault">What the engine or the file system threw.</param>
    /// <param name="path">The database or file it was about.</param>
    public static RegistryStoreException Of(Exception fault, string path) =>
        fault switch
        {
            RegistryStoreException known => known,
            SqliteException sqlite => Of(sqlite.SqliteErrorCode, sqlite.Message, path, sqlite),
            IOException { HResult: var result } full when (result & 0xFFFF) is 28 or 112 or 39 =>
                Of(raw.SQLITE_FULL, full.Message, path, full),
            _ when IsWriteProtection(fault) => Of(raw.SQLITE_READONLY, fault.Message, path, fault),
            _ => Of(raw.SQLITE_IOERR, fault.Message, path, fault),
        };

    /// <summary>Explains a fault of the engine where nobody knows any more which database it was.</summary>
    public static RegistryStoreException Of(DbException fault)
    {
        var (zh, en) = WordsOf(fault is SqliteException sqlite ? sqlite.SqliteErrorCode : raw.SQLITE_IOERR);
        return new($"数据库：{zh}（{fault.Message}）。", $"the database: {en} ({fault.Message}).", fault);
    }

    /// <summary>True when the file system refuses to write for want of the right to.</summary>
    internal static bool IsWriteProtection(Exception fault) =>
        fault is UnauthorizedAccessException || (fault is IOException { HResult: var refused } && (refused & 0xFFFF) == WriteProtected);

    internal static RegistryStoreException Of(int code, string engineMessage, string path, Exception? inner = null)
    {
        var (zh, en) = WordsOf(code);
        return new($"{path}：{zh}（{engineMessage}）。", $"{path}: {en} ({engineMessage}).", inner);
    }

    private static (string Zh, string En) WordsOf(int code) => code switch
    {
        raw.SQLITE_FULL => ("磁盘已满，未写入任何不完整的数据。请释放磁盘空间后重试",
            "the disk is full; nothing was left half written. Free some space and try again"),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => ("没有写入权限。请检查文件与所在文件夹的权限后重试",
            "it may not be written. Check the rights on the file and its folder and try again"),
        raw.SQLITE_CANTOPEN => ("无法打开或新建。请检查文件夹是否存在以及权限",
            "it cannot be opened or made. Check that the folder exists and its rights"),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ("另一个程序正在写入，等待 30 秒后仍未释放。请稍后重试",
            "another program is writing and did not finish within 30 seconds. Try again later"),
        raw.SQLITE_NOTADB => ("不是登记数据库文件。请检查 --db 给出的路径",
            "it is not a registry database. Check the path given with --db"),
        raw.SQLITE_CORRUPT => ("数据库文件已损坏。请从备份恢复",
            "the database file is damaged. Restore it from a backup"),
        _ => ("读写失败。请检查磁盘后重试", "reading or writing failed. Check the disk and try again"),
    };
}

/// <summary>Why the store refused something it could have done; nothing was changed.</summary>
/// <param name="Zh">The reason in Chinese.</param>
/// <param name="En">The reason in English.</param>
public sealed record Refusal(string Zh, string En)
{
    /// <summary>True when the reason is that there is nothing of the name that was given: the caller erred, not the data.</summary>
    public bool NamesNothing { get; private init; }

    /// <summary>There is nothing of the name that was given.</summary>
    public static Refusal NoSuch(string zh, string en) => new(zh, en) { NamesNothing = true };
}

/// <summary>The store refused a step in the middle of it; what the step had begun was taken back.</summary>
public sealed class BatchRefusedException : InvalidOperationException
{
    /// <summary>Takes the reason in both languages.</summary>
    public BatchRefusedException(Refusal refusal) : base(refusal?.En) => Refusal = refusal!;

    /// <summary>Why.</summary>
    public Refusal Refusal { get; }
}
