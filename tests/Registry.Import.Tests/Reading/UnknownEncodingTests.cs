using System.Text;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>Of a file in no known encoding it is said where it begins to be none.</summary>
public sealed class UnknownEncodingTests
{
    private readonly TestFiles _files = new();

    [OneTimeTearDown]
    public void RemoveFiles() => _files.Dispose();

    [TestCase("registr,name\n1,登记处的患者姓名有许多汉字\n2,x\n", 3, 60, TestName = "Damaged UTF-8")]
    [TestCase("registr,name\n1,x\n2,y\n", 4, 22, TestName = "No GB18030")]
    public void TheLineAndTheByteAreTold(string before, int line, int bytes)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(before[..^1]), (byte)(line == 3 ? ',' : '\n'), 0xFF, 0xFF, .. "\n"u8];
        var path = _files.Path("330106_FB.csv");
        File.WriteAllBytes(path, content);
        Assert.That(TextEncoding.Detect(path), Is.Null);
        var offset = Array.IndexOf(content, (byte)0xFF) + 1;
        Assert.That(offset, Is.EqualTo(bytes));
        Assert.That(TextEncoding.Unknown(path).Arguments, Is.EqualTo($"第 {line} 行（第 {bytes} 字节）¦line {line} (byte {bytes})"));
        using var file = TestFiles.Open(path);
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-ENC-1"));
    }
}
