namespace Registry.Core.Store;

/// <summary>The words for what does not fit in the audit.</summary>
internal static class AuditFaults
{
    private const string WhatToDoZh = "请将数据库与最近的备份比较，并查明谁能直接写入数据库文件。";

    private const string WhatToDoEn = "Compare the database with the latest backup, and find out who can write into its file.";

    public static AuditFault Missing(long expected, long found) => new(expected, null, AuditFaultKind.Missing, new(
        $"审计第 {expected} 行缺失，其后是第 {found} 行：有行被删除或改了编号。{WhatToDoZh}",
        $"Row {expected} of the audit is missing, row {found} follows: rows were deleted or numbered anew. {WhatToDoEn}"));

    public static AuditFault Altered(long number, long? batchId) => new(number, batchId, AuditFaultKind.Altered, new(
        $"审计第 {number} 行与其摘要不符：写入之后，它的内容、摘要或行序被改动。该行之前的各行无误。{WhatToDoZh}",
        $"Row {number} of the audit does not fit its digest: its content, its digest or its place was changed after it was written. "
        + $"All rows before it are as they were written. {WhatToDoEn}"));

    public static AuditFault ChangesAltered(long number, long batchId) => new(number, batchId, AuditFaultKind.ChangesAltered, new(
        $"审计第 {number} 行对应的批次 {batchId} 的逐项更改（表 audit_change）与当时的摘要不符：有更改被修改、删除或添加。{WhatToDoZh}",
        $"The changes of batch {batchId} (table audit_change), to which row {number} of the audit belongs, do not fit the digest taken of them: "
        + $"changes were altered, deleted or added. {WhatToDoEn}"));

    public static AuditFault CutOff(long first, long last) => new(first, null, AuditFaultKind.EndAltered, new(
        $"审计末尾缺失第 {first} 至 {last} 行：最后的行被删除。{WhatToDoZh}",
        $"Rows {first} to {last} at the end of the audit are missing: the last rows were cut off. {WhatToDoEn}"));

    public static AuditFault HeadAltered(long number) => new(number, null, AuditFaultKind.EndAltered, new(
        $"审计链头（表 audit_head）记为第 {number} 行，与最后一行不符：链头被改动，或有行绕过本程序写入。{WhatToDoZh}",
        $"The head of the audit (table audit_head) says row {number} and does not fit the last row: it was changed, or a row was not written by this program. "
        + WhatToDoEn));

    public static AuditFault HeadMissing(long number) => new(number, null, AuditFaultKind.EndAltered, new(
        $"审计链头（表 audit_head）缺失：有人改动过审计表。{WhatToDoZh}",
        $"The head of the audit (table audit_head) is missing: somebody changed the tables of the audit. {WhatToDoEn}"));

    public static AuditFault Rewritten(long number, long? batchId) => new(number, batchId, AuditFaultKind.Rewritten, new(
        $"审计自身前后相符，但第 {number} 行的摘要不是另行保存的那一个：第 1 至 {number} 行被重新写过，或所给摘要属于另一数据库。{WhatToDoZh}",
        $"The audit fits in itself, but the digest of row {number} is not the one that was kept: rows 1 to {number} were written anew, "
        + $"or the digest is that of another database. {WhatToDoEn}"));
}
