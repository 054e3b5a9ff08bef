using System.Text;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>What is one piece of XML for the bound on tags and texts, whatever stands inside it.</summary>
public sealed class BoundedMarkupTests
{
    // 弼 丢 丧 举 are 5F3C 4E22 4E27 4E3E: bytes of markup in UTF-16, but no markup.
    private static readonly string[] Whole =
    [
        "<a b='x>\"y' c=\"it's > \">it's \" a > b</a>", "<!-- it's > \" -->", "<!--> it's <a -->", "<!---->", "<![CDATA[ it's <a b=\" ]> ]]>", "<?p it's > <a ?>", "<a b=\"弼丢丧举\">弼丢丧举</a>\n",
    ];

    [Test]
    public void PiecesThatEndPassHoweverManyThereAre(
        [ValueSource(nameof(Whole))] string piece, [Values("utf-8", "utf-16LE", "utf-16BE", "GB18030")] string encoding, [Values] bool isMarked) =>
        Assert.DoesNotThrow(() => Read(Bytes("<?xml version=\"1.0\"?>" + string.Concat(Enumerable.Repeat(piece, (5 << 20) / piece.Length)), encoding, isMarked)));

    [TestCase("<a b=\"{0}\"/>")]
    [TestCase("<a b='{0}'/>")]
    [TestCase("<a>{0}</a>")]
    [TestCase("<!--{0}-->")]
    [TestCase("<![CDATA[<a b=''>{0}]]>")]
    [TestCase("<?p {0}?>")]
    public void AnEndOfTagInsideEndsNoPiece(string piece)
    {
        var text = piece.Replace("{0}", string.Concat(Enumerable.Repeat(new string('x', 999) + ">", 5_000)), StringComparison.Ordinal);
        foreach (var encoding in (string[])["utf-8", "utf-16LE", "utf-16BE"])
            Assert.Throws<FileLimitException>(() => Read(Bytes(text, encoding, isMarked: true)), encoding);
    }

    private static void Read(byte[] bytes)
    {
        using var markup = new BoundedMarkup(new MemoryStream(bytes));
        markup.CopyTo(Stream.Null);
    }

    private static byte[] Bytes(string text, string encoding, bool isMarked)
    {
        var known = encoding == "GB18030" ? TestFiles.Gb18030 : Encoding.GetEncoding(encoding);
        return [.. isMarked ? known.GetPreamble() : [], .. known.GetBytes(text)];
    }
}
