using DocumentFormat.OpenXml.Spreadsheet;

namespace Registry.Report.Writers;

/// <summary>The cell styles of the workbook, by position.</summary>
internal static class WorkbookStyles
{
    public const uint Words = 0, Header = 1, Mark = 2, Title = 3;
    private const uint FirstNumber = 4, TwoDecimals = 164;

    /// <summary>Number style of a kind.</summary>
    public static uint Of(NumberKind kind) => kind switch
    {
        NumberKind.Count => FirstNumber,
        NumberKind.Rank => FirstNumber + 1,
        _ => FirstNumber + 2,
    };

    public static Stylesheet Stylesheet() => new(
        // Exactly nothing is shown as 0, as in print; a rate that rounds to nothing as 0.00.
        new NumberingFormats(new NumberingFormat { NumberFormatId = TwoDecimals, FormatCode = "0.00;-0.00;0" }),
        new Fonts(Font(bold: false, "FF22282D"), Font(bold: true, "FF14415F")),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEAF1F6" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(),
                new BottomBorder(new Color { Rgb = "FF14415F" }) { Style = BorderStyleValues.Medium },
                new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top,
                WrapText = true }) { ApplyAlignment = true },
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Bottom, WrapText = true }) { FontId = 1,
                FillId = 2, BorderId = 1, ApplyAlignment = true },
            new CellFormat(new Alignment { Horizontal = HorizontalAlignmentValues.Right }) { ApplyAlignment = true },
            new CellFormat { FontId = 1 },
            new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true },            // #,##0
            new CellFormat { NumberFormatId = 1, ApplyNumberFormat = true },            // 0
            new CellFormat { NumberFormatId = TwoDecimals, ApplyNumberFormat = true }));

    private static Font Font(bool bold, string colour)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = 10.5 }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        return font;
    }
}
