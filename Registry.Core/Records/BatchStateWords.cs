namespace Registry.Core.Records;

/// <summary>The state of a batch as a sentence says it.</summary>
public static class BatchStateWords
{
    /// <summary>Of a batch in Chinese; one that was returned as a whole is called so, for nothing of it counts.</summary>
    public static string Zh(Batch batch) => batch is { IsReturnedWhole: true } ? ReturnedWholeZh : Zh(batch.State);

    /// <summary>The same in English.</summary>
    public static string En(Batch batch) => batch is { IsReturnedWhole: true } ? ReturnedWholeEn : En(batch.State);

    /// <summary>An error returned the whole file, in Chinese.</summary>
    public const string ReturnedWholeZh = "整个文件退回";

    /// <summary>The same in English.</summary>
    public const string ReturnedWholeEn = "returned as a whole";

    /// <summary>In Chinese: 已入库.</summary>
    public static string Zh(BatchState state) => state switch
    {
        BatchState.Uploaded => "已上传",
        BatchState.Parsing => "读取中",
        BatchState.Unreadable => "无法读取",
        BatchState.Checked => "已核查",
        BatchState.Committed => "已入库",
        _ => "已撤销",
    };

    /// <summary>In English, lower case: committed; of a batch that is being read, being read.</summary>
    public static string En(BatchState state) => state switch
    {
        BatchState.Uploaded => "uploaded",
        BatchState.Parsing => "being read",
        BatchState.Unreadable => "unreadable",
        BatchState.Checked => "checked",
        BatchState.Committed => "committed",
        _ => "undone",
    };
}
