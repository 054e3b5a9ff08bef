using System.Text;
using System.Text.RegularExpressions;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>What is said in Chinese has no words of the interface in it, and rows with a query are counted in one way wherever they are told.</summary>
public sealed partial class ChineseTextTests
{
    private const string Cases = "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n";
    private const string Good = "1,1,19500310,20210516,C34.1,8140,3,9,7,C34.1\n";
    private const string Asked = "2,1,19420115,20210802,C34.1,8000,3,9,7,C34.1\n";
    private const string Returned = "3,1,19420115,20210832,C34.1,8140,3,9,7,C34.1\n";
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-chinese-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task NoWordOfTheInterfaceIsLeft()
    {
        var said = new List<string>
        {
            await RunAsync("import", Write("330106_FB.csv", Cases + Good + Asked + Returned)),
            await RunAsync("import", Write("330106_FB.csv", Cases + Good + Asked + Returned.Replace("32,C", "12,C", StringComparison.Ordinal))),
            await RunAsync("queries", "confirm", "--registry", "330106", "--case", "2", "--check", "O-MORP-3", "--by", "甲", "--reason", "复核"),
            await RunAsync("import", Write("330106_FB.csv", Cases + Good.Replace("8140", "8070", StringComparison.Ordinal)), "--dry-run"),
            await RunAsync("batches", "compensate", "--batch", "1", "--by", "甲", "--reason", "误报"),
            await RunAsync("records", "undo", "--registry", "330106", "--case", "3", "--by", "甲", "--reason", "误报"),
            await RunAsync("batches", "list"), await RunAsync("batches", "show", "--batch", "1"), await RunAsync("batches", "show", "--batch", "3"),
            await RunAsync("batches", "difference", "--batch", "2"), await RunAsync("batches", "undo", "--batch", "2", "--preview"),
            await RunAsync("queries", "list", "--batch", "1"), await RunAsync("queries", "list"),
        };
        Assert.Multiple(() =>
        {
            foreach (var text in said)
            {
                Assert.That(text, Is.Not.Empty);
                Assert.That(EnglishWord().Matches(Ours().Replace(text, "")).Select(word => word.Value), Is.Empty, text);
            }
        });
    }

    [Test]
    public async Task WhatIsSaidHasChinesePunctuation()
    {
        var said = new[]
        {
            await RunAsync("checks", "test", Write("330106_bad.csv", Cases + Returned + Good.Replace("1,1,", "1,甲乙丙丁,", StringComparison.Ordinal))),
            await RunAsync("import", Write("330106_SW.csv", "\0\u0001\u0002\u0003\u0004\u0005\u0006\0\u0001")),
            await RunAsync("import", Write("330106_FB.csv", Cases.Replace("\n", ",name\n", StringComparison.Ordinal) + Asked.Replace("\n", ",示例甲\n", StringComparison.Ordinal))),
            await RunAsync("batches", "show", "--batch", "2"), await RunAsync("batches", "verdicts", "--batch", "2", "--format", "json"),
            await RunAsync("history", "--registry", "330106", "--case", "2"),
        };
        Assert.That(said, Has.All.Not.Empty);
        Assert.That(said.SelectMany(text => HalfWidth().Matches(text)).Select(found => found.Value), Is.Empty);
        Assert.That(said[^1], Does.Contain("姓名  - → （3 个字符）"));
        Assert.That(said[0], Does.Contain("性别“（4 个字符）”不是有效代码"));
        Assert.That(said[1], Does.Contain("文件不是登记表，而是：无法识别的二进制数据。"));
    }

    [Test]
    public void TheSentencesOfTheProgramHaveChinesePunctuation()
    {
        string[] folders = ["Registry.Import/", "Registry.Api/Batches/", "Registry.Api/Commands/", "Registry.Api/Queries/", "Registry.Api/History/", "Registry.Api/Records/"];
        var lines = from file in Tree.Files
                    where file.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))
                    from line in Tree.Read(file).Split('\n')
                    let code = Comment().Replace(line, "")
                    where !code.Contains("GeneratedRegex", StringComparison.Ordinal) && !code.TrimStart().StartsWith("@\"^", StringComparison.Ordinal) && HalfWidth().IsMatch(code)
                    select $"{file}: {code.Trim()}";
        Assert.That(lines, Is.Empty);
    }

    [Test]
    public async Task HowAFileWasReadIsToldInBothLanguages()
    {
        await RunAsync("import", Write("330106_FB.csv", Cases + Good));
        Assert.That(await RunAsync("batches", "show", "--batch", "1"), Does.Contain("\n  文本，UTF-8，分隔符为逗号；330106_FB.csv：表头在第 1 行，识别 10 列，忽略 0 列；核查规则 national-2016"));
        Assert.That(await RunAsync("batches", "show", "--batch", "1", "--lang", "en"), Does.Contain("\n  text, UTF-8, separator comma; 330106_FB.csv: header in row 1, 10 columns known, 0 ignored; checks national-2016"));
        Assert.That(await RunAsync("import", Write("330106_SW.csv", "")), Does.Contain("批次 2  330106_SW.csv  无法读取；").And.Not.Contain("0 行"));
        Assert.That(await RunAsync("batches", "show", "--batch", "2"), Does.Contain("\n  核查规则 national-2016"), "of a file that was not read");
    }

    [Test]
    public async Task BetweenMessageAndAdviceThereIsAFullStop()
    {
        var file = Write("330106_FB.csv", Cases + Returned);
        Assert.That(await RunAsync("checks", "test", file), Does.Contain("不是日历日期。写成 yyyyMMdd"));
        Assert.That(await RunAsync("checks", "test", file, "--lang", "en"), Does.Contain("is no calendar date. Write yyyyMMdd"));
    }

    [Test]
    public async Task OneIsNotSeveral()
    {
        var said = await RunAsync(["import", Write("330106_FB.csv", Cases + Asked), "--lang", "en"]);
        Assert.That(said, Does.Contain("1 row read").And.Contain("1 row with a query"));
        Assert.That(await RunAsync("batches", "list", "--lang", "en"), Does.Contain("1 row, 1 accepted").And.Contain("1 row with a query"));
        Assert.That(await RunAsync("queries", "list", "--lang", "en"), Does.Contain("1 question, 1 of them open, on 1 row\n"));
        Assert.That(await RunAsync("batches", "undo", "--batch", "1", "--preview", "--lang", "en"), Does.Contain("1 disappears, 0 come back").And.Contain("−1 case, 0 deaths"));
    }

    [Test]
    public async Task RowsWithAQueryAreCountedInOneWay()
    {
        await RunAsync("import", Write("330106_2021_POP.csv", Population(1000)));
        var imported = await RunAsync("import", Write("330106_2021_POP_2.csv", Population(1005)), "--lang", "en");
        Assert.That(imported, Does.Contain("38 rows with a query"), "two counts stand in each row of the file");
        Assert.That(await RunAsync("batches", "list", "--lang", "en"), Does.Contain("38 rows with a query"));
        Assert.That(await RunAsync("queries", "list", "--lang", "en"), Does.EndWith("38 questions, 38 of them open, on 38 rows\n"));
        Assert.That(await RunAsync("queries", "list", "--batch", "2", "--lang", "en"), Does.EndWith("on 38 rows\n"));
    }

    private static string Population(int least) =>
        "年龄组,男,女\n" + string.Concat(Core.Coding.AgeScheme.Cn19.Labels.Select((label, i) => $"{label},{least + i},{least + 100 + i}\n"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private async Task<string> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var lang = call.Contains("--lang") ? (string[])[] : ["--lang", "zh"];
        var db = call is ["checks", ..] ? (string[])[] : ["--db", Path.Combine(_folder, "test.db")];
        await CommandLine.RunAsync([.. call, .. lang, .. db], output, error);
        Assert.That(error.ToString(), Is.Empty, string.Join(' ', call));
        return output.ToString();
    }

    // Calls that are shown, names of files, ids of checks, names of items as JSON has them, how a file was read, codes and the words of options.
    [GeneratedRegex(@"registry [a-z]+( [a-z-]+)*( --[a-z-]+( [A-Z0-9a-z]+)?)*|\S+\.csv|[A-Z]-[A-Z]+-\d|UTF-8|national-2016|iarc-tr42|\bencr\b|\bhouse\b|yyyy|overwrite|fill-empty|reject|--format json|C\d\d\.\d|NOS|\d\d:\d\d", RegexOptions.Multiline)]
    private static partial Regex Ours();

    [GeneratedRegex(@"[\u4e00-\u9fff][,;:()?!]|[,;:()?!][\u4e00-\u9fff]")]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"(?<!:)//.*")]
    private static partial Regex Comment();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex EnglishWord();
}
