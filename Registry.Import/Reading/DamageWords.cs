using System.Xml;

namespace Registry.Import.Reading;

/// <summary>What is wrong with a damaged file, in the words of whoever sent it: the readers of foreign formats speak of their own insides.</summary>
internal static class DamageWords
{
    /// <summary>The damage in both languages; nothing of the words of the fault, which may quote the file.</summary>
    public static (string Zh, string En) Of(Exception fault) => fault switch
    {
        XmlException xml when xml.LineNumber > 0 => ($"XML 第 {xml.LineNumber} 行有误", $"its XML is wrong in line {xml.LineNumber}"),
        XmlException => ("XML 有误", "its XML is wrong"),
        EndOfStreamException => ("文件不完整，中途结束", "it ends before its end"),
        FileNotFoundException or DirectoryNotFoundException => ("文件已不存在", "it is not there any more"),
        UnauthorizedAccessException => ("没有读取权限", "it may not be read"),
        InvalidDataException => ("压缩内容损坏", "what is packed in it is damaged"),
        IOException => ("磁盘读取失败", "the disk could not be read"),
        _ => ("内容与文件格式不符", "its content is not what its format says"),
    };
}
