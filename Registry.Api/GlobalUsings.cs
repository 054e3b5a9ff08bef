// Two projects below have a type of this name; the one with languages is meant.
global using Bilingual = Registry.Report.Bilingual;
