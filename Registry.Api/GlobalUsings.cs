// A text in both languages, and its words in the language of a call, stand in nearly every file of this project.
global using Bilingual = Registry.Analytics.Bilingual;
global using static Registry.Report.BilingualText;
