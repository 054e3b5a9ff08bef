using System.Text;

namespace Registry.Api.Tests;

/// <summary>Compares a text with the file of the tree that holds what was accepted last; <c>./test --docs</c> rewrites the file.</summary>
internal static class Golden
{
    public static void Matches(string text, params string[] file)
    {
        var path = Tree.Path(file);
        text = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        Assert.That(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", Is.EqualTo(text),
            $"{string.Join('/', file)} is not what the program says now; `./test --docs` rewrites it, then read the difference.");
    }
}
