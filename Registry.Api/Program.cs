using System.Text;
using Registry.Api.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
// Tables have many lines: they go out in pieces, not line by line.
await using var output = new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding, 1 << 16);
return await CommandLine.RunAsync(args, output, Console.Error);
