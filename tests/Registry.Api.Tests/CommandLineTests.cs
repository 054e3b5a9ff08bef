using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>How a call ends: exit status, and one line that says what is wrong with it.</summary>
public sealed class CommandLineTests
{
    [TestCase("", "a verb is missing", TestName = "No verb")]
    [TestCase("fly", "fly", TestName = "Unknown verb")]
    [TestCase("serve", "--db", TestName = "Database missing")]
    [TestCase("serve --db x.db --urls http://0.0.0.0:5080", "other machines", TestName = "Address that others can reach")]
    [TestCase("serve --db x.db --urls here", "is not an address", TestName = "No address")]
    [TestCase("serve --db x.db --colour red", "--colour", TestName = "Unknown option")]
    [TestCase("generate --out x --registries many", "whole number", TestName = "No number")]
    [TestCase("generate --out x --registries 91", "from 1 to 90", TestName = "Number out of range")]
    [TestCase("generate --out x --error-rate 3", "0 to 0.5", TestName = "Share out of range")]
    [TestCase("generate --out x --from-year 2022 --to-year 2020", "--from-year", TestName = "Years in the wrong order")]
    [TestCase("import no-such-file.csv --db x.db", "no such file", TestName = "Nothing to import")]
    [TestCase("import --db x.db", "argument missing", TestName = "No path")]
    [TestCase("rates --db no-such.db --years 2020", "no such database", TestName = "Database that does not exist")]
    [TestCase("serve --db no-such.db", "--create", TestName = "Service without its database")]
    [TestCase("rates --yaers 2020", "did you mean --years?", TestName = "Misspelt option")]
    [TestCase("raets", "did you mean rates?", TestName = "Misspelt verb")]
    [TestCase("batches fly", "known are", TestName = "Unknown verb below a verb")]
    [TestCase("serve --db x.db --max-upload-mb x", "--max-upload-mb x", TestName = "Size that is no number")]
    [TestCase("checks explain NO-SUCH-1", "is no check", TestName = "Unknown check")]
    [TestCase("checks test no-such-file.csv", "no such file", TestName = "Nothing to check")]
    public async Task WrongCall_EndsWithTwoAndOneLine(string call, string says)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, error);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(2));
            Assert.That(error.ToString().TrimEnd().Split('\n'), Has.Length.EqualTo(1), error.ToString());
            Assert.That(error.ToString(), Does.StartWith("registry: ").And.Contain(says));
            Assert.That(output.ToString(), Is.Empty);
        });
    }

    [TestCase("rates --db no-such.db --years 22 --lang zh", "没有这个数据库文件", "应写作 2020")]
    [TestCase("rates --lang zh", "缺少必需的选项 --db", "缺少必需的选项 --years")]
    [TestCase("checks explain NO-SUCH-1 --lang zh", "NO-SUCH-1", "没有这条规则")]
    [TestCase("raets --lang zh", "没有动词 raets", "是否指 rates？")]
    public async Task WrongCall_IsSaidInTheLanguageOfTheCall(string call, string says, string andSays)
    {
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync(call.Split(' '), output, error), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain(says).And.Contain(andSays));
        Assert.That(error.ToString().TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [TestCase("--help")]
    [TestCase("serve --help")]
    public async Task Help_EndsWithZero(string call)
    {
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync(call.Split(' '), output, error), Is.EqualTo(0));
        Assert.That(output.ToString(), Does.Contain("Usage"));
    }

    [TestCase("http://127.0.0.1:5080", true)]
    [TestCase("http://localhost:5080;http://[::1]:5080", true)]
    [TestCase("http://127.0.0.1:5080;http://192.0.2.1:5080", false)]
    [TestCase("http://*:5080", false)]
    [TestCase("http://+:80", false)]
    [TestCase("ftp://127.0.0.1", false)]
    [TestCase(";", false)]
    public void OnlyLoopbackAddressesAreTaken(string urls, bool taken) =>
        Assert.That(Serving.Loopback.WhyRefused(urls) is null, Is.EqualTo(taken));
}
