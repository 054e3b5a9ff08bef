using System.Data.Common;
using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>What a sender is told when the reading of a file broke off for a reason that is not in the file. No message of the fault is shown: it may quote
/// the file.</summary>
internal static class ReadingFault
{
    /// <summary>True for a defect of the program: neither the disk nor the store nor a stop of the caller explains it.</summary>
    public static bool IsDefect(Exception fault) => fault is not (OperationCanceledException or IOException or UnauthorizedAccessException or RegistryStoreException or DbException);

    /// <summary>The reason in both languages.</summary>
    public static Refusal Explain(Exception fault) => fault switch
    {
        BatchRefusedException refused => refused.Refusal,
        RegistryStoreException store => new(store.MessageZh, store.Message),
        DbException engine => Explain(RegistryStoreException.Of(engine)),
        _ => new(
            $"读取时发生意外错误（{fault.GetType().Name}），未写入任何数据。可重新核查；如再次出现，请报告此错误。",
            $"An unexpected fault ({fault.GetType().Name}) broke the reading off; nothing was written. Check it again; if it comes back, report the fault."),
    };
}
