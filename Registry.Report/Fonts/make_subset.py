"""Makes NotoSansSC-Registry.otf, the subset font of the report's figures (see README.md beside this file).

Usage: python3 make_subset.py NotoSansCJK-Regular.ttc
Needs fontTools (Debian: python3-fonttools). Writes beside itself.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
TABLES = HERE.parent.parent / "Registry.Core" / "Coding" / "tables"
SIMPLIFIED_CHINESE = 2      # place of the SC font in Debian's collection: JP, KR, SC, TC, HK
FAMILY = "Noto Sans SC Registry"


def characters():
    """GB 2312 (6,763 Chinese characters and its symbols), all characters of the built-in tables, Latin 1 and signs."""
    found = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((lead, trail)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    for table in sorted(TABLES.glob("*.csv")):
        found.update(map(ord, table.read_text(encoding="utf-8-sig")))
    found.update(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\u2026\u2030\u2032\u2033\u2264\u2265\u2248\u2605\u2606"))
    return found - {0x0A, 0x0D}


def main(collection):
    font = TTFont(collection, fontNumber=SIMPLIFIED_CHINESE, lazy=True)
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    # A name of its own, so that the subset is not taken for the full font.
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = FAMILY
        elif record.nameID == 6:
            record.string = FAMILY.replace(" ", "")
    font["head"].modified = font["head"].created        # the same input gives the same bytes
    font.recalcTimestamp = False
    font.save(HERE / "NotoSansSC-Registry.otf")


if __name__ == "__main__":
    main(sys.argv[1])
