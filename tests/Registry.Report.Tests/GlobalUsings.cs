global using Bilingual = Registry.Analytics.Bilingual;
