using ScottPlot;
using SkiaSharp;

namespace Registry.Report.Figures;

/// <summary>The font with which figures are laid out. The drawing library sees no fonts of the system, so it is given
/// one.</summary>
public sealed class FigureFont
{
    private static readonly Lock Gate = new();
    private static FigureFont? _builtIn;

    private FigureFont(SKTypeface typeface, string name) => (Typeface, Name) = (typeface, name);

    /// <summary>The subset of Noto Sans that is built in: GB 2312, every character of the built-in tables,
    /// Latin.</summary>
    public static FigureFont BuiltIn
    {
        get
        {
            lock (Gate)
                return _builtIn ??= Register(SKTypeface.FromStream(EmbeddedFont()), "registry-built-in");
        }
    }

    /// <summary>Name under which the drawing library knows the font.</summary>
    internal string Name { get; }

    internal SKTypeface Typeface { get; }

    /// <summary>Reads a font file (.ttf, .otf, .ttc) that a site prefers.</summary>
    /// <exception cref="InvalidDataException">The file is missing, is no font, or has no Chinese
    /// characters.</exception>
    public static FigureFont FromFile(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"The font file {path} does not exist; leave the setting empty to use the built-in font.");
        var typeface = SKTypeface.FromFile(path)
            ?? throw new InvalidDataException($"The font file {path} cannot be read as a font (.ttf, .otf or .ttc).");
        if (!typeface.ContainsGlyphs("发病率"))
            throw new InvalidDataException($"The font {typeface.FamilyName} of {path} has no Chinese characters; figures would show boxes.");
        lock (Gate)
            return Register(typeface, "registry:" + Path.GetFullPath(path));
    }

    private static Stream EmbeddedFont() =>
        typeof(FigureFont).Assembly.GetManifestResourceStream("fonts/NotoSansSC-Registry.otf")!;

    private static FigureFont Register(SKTypeface typeface, string name)
    {
        var font = new FigureFont(typeface, name);
        Fonts.FontResolvers.Insert(0, new Resolver(font));
        return font;
    }

    private sealed class Resolver(FigureFont font) : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            fontName == font.Name ? font.Typeface : null;

        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing width) =>
            CreateTypeface(fontName, bold: false, italic: false);
    }
}
