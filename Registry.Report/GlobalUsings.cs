// The word for a text in both languages stands in nearly every file of this project.
global using Bilingual = Registry.Analytics.Bilingual;
