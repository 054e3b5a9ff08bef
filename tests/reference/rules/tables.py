"""The fact tables of the compiled rules, read from a folder and made ready for asking.

Reading rules (README of those tables): lists are separated by one space; A-B means every valid code between A and B;
a topography of three characters means all its subsites; ALL or empty means any. Where a table is said to hold plain
number ranges, a range of histologies is the same set as far as valid codes go, so one reader serves both.
"""

import csv
import os
import re


class MissingTable(Exception):
    """A table of the rules is not in the folder."""


class Tables:
    """All tables that the row checks ask. Topographies are C34.1, ICD-10 codes C34.1, histologies four digits as int."""

    def __init__(self, folder):
        self.folder = folder
        self._read_codes()
        self._read_site_and_histology()
        self._read_basis()
        self._read_grade()
        self._read_conversion()
        self._read_areas()

    def _rows(self, name):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            raise MissingTable(f"{path}: there is no such table; give the folder of the compiled tables with --tables")
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def _read_codes(self):
        sites = self._rows("icdo3_topography.csv")
        self.site_rows = {row["code"]: row for row in sites}
        self.site_order = [row["code"] for row in sites]
        self.sites_of = {}
        for code in self.site_order:
            self.sites_of.setdefault(code[:3], []).append(code)
        self.paired = {row["code"] for row in sites if row["paired_organ_seer"] == "1"}
        histologies = self._rows("icdo3_morphology.csv")
        self.histologies = sorted(int(row["morph"]) for row in histologies)
        self.histology_set = set(self.histologies)
        self.in_both_lists = {int(row["morph"]) for row in histologies if row["in_canreg5"] == row["in_icdo3_2_crcheck"] == "1"}
        self.icd10_names = {row["icd10"].rstrip("-") for row in self._rows("icd10_neoplasm_zh.csv")}

    def _read_site_and_histology(self):
        self.families = []
        for row in self._rows("iarc_site_histology_families.csv"):
            both = row["topo_codes_canreg5"], row["topo_codes_crcheck"]
            sites = [self.sites(text) for text in both if text]
            self.families.append((int(row["family"]), row["rule"], self.numbers(row["morph_codes_union"]), sites))
        self.with_family = set().union(*(histologies for _, _, histologies, _ in self.families))
        self.encr_allowed = self._site_lists("encr_topo_morph_allowed.csv")
        self.encr_not_allowed = self._site_lists("encr_topo_morph_notallowed.csv")
        self.pairs = {(int(row["morph"]), row["beh"]): row for row in self._rows("icdo3_morphology_behaviour.csv")}
        self.in_situ_impossible = set()
        for row in self._rows("behaviour_topography.csv"):
            self.in_situ_impossible |= self.sites(row["topo_codes"])
        self.sex_histology = {}
        for row in self._rows("sex_morphology.csv"):
            kind = "encr" if row["group"].startswith("ENCR") else "malignant" if "9084" in row["morph_codes"] else "tr42"
            key = kind, "1" if row["rule"].startswith("male") else "2"
            self.sex_histology.setdefault(key, set()).update(self.numbers(row["morph_codes"]))
        self.age_iarc = [self._age_iarc(row) for row in self._rows("iarc_age_unlikely.csv") if row["list"] == "RECOMMENDED"]
        self.age_encr = []
        for row in self._rows("encr_age_unlikely.csv"):
            low, high = row["unlikely_ages"].split("-")
            self.age_encr.append((int(low), int(high), self.any_numbers(row["morph_codes"]), set(), self.any_sites(row["topo_codes"])))

    def _age_iarc(self, row):
        low, high = int(row["age_min"] or 0), int(row["age_max"] or 999)
        return low, high, self.any_numbers(row["morph_codes"]), self.numbers(row["morph_excluded"]), self.any_sites(row["topo_codes"])

    def _site_lists(self, name):
        """Histology to the sites named for it, the union over the rows."""
        lists = {}
        for row in self._rows(name):
            for histology in self.numbers(row["morph_codes"]):
                lists.setdefault(histology, set()).update(self.any_sites(row["topo_codes"]) or self.site_order)
        return lists

    def _read_basis(self):
        self.basis_iarc = {}
        for row in self._rows("iarc_basis_accepted_morphology.csv"):
            for histology in self.numbers(row["morph_codes"]):
                self.basis_iarc.setdefault(histology, set()).update(self.any_sites(row["topo_codes"]) or self.site_order)
        self.basis_encr = []
        for row in self._rows("encr_basis_morphology.csv"):
            histologies = None if row["morph_codes"] == "any" else self.numbers(row["morph_codes"])
            self.basis_encr.append((row["basis"], histologies, row["behaviour"].split(), self.any_sites(row["topo_codes"])))

    def _read_grade(self):
        self.grade_iarc = []
        for row in self._rows("iarc_grade_histology.csv"):
            if row["rule"][0] == "r" and row["rule"] != "r1":
                self.grade_iarc.append((self.numbers(row["morph_codes"].split(" (")[0]), self.digits(row["invalid_grades"])))
        self.grade_encr = []
        for row in self._rows("encr_grade_morphology.csv"):
            text = row["morph_codes"]
            if row["part"] == "general":
                text = "<9590" if "<9590" in text else text
            histologies = self.numbers(text.split(" except")[0])
            if " except " in text:
                histologies -= self.numbers(text.split(" except ")[1])
            width = 2 if row["part"] == "general" else 1 if "-" in text else 0
            self.grade_encr.append((width, histologies, row["behaviour"], self.digits(row["allowed_grades"].split(" (")[0])))
        self.grade_four_way = []
        for row in self._rows("encr_topo_morph_beh_grade.csv"):
            if row["rule"] in "12345":
                self.grade_four_way.append((
                    self.sites(row["topo_codes"]), self.numbers(row["morph_codes"]), row["behaviour"], self.digits(row["allowed_grades"])))

    def _read_conversion(self):
        self.rule8 = {int(row["line"]): row for row in self._rows("icdo3_to_icd10_rule8.csv")}
        self.rule9 = {int(row["line"]): row for row in self._rows("icdo3_to_icd10_rule9.csv")}
        self.seer = {}
        columns = {"B": "1", "E": "2", "D": "3", "F": "4"}
        for row in self._rows("icdo3_to_icd10_seer.csv"):
            value = row["icd10"] if row["kind"] == "ALL_SITES" else columns.get(row["site_column"][:1])
            if value and row["kind"] != "SPECIFIC_SITES":
                for pair in row["morph_beh"].split():
                    self.seer[int(pair[:4]), pair[5]] = row["kind"], value
        self.liver = []
        for row in self._rows("icdo3_to_icd10_liver.csv"):
            self.liver.append((self.numbers(row["morph_codes"].removeprefix("other ")), row["icd10"]))

    def _read_areas(self):
        rows = self._rows("gbt2260_codes.csv")
        self.areas = {row["code"] for row in rows}

    def numbers(self, text):
        """The valid histologies of a list such as 8000-8003 9590, &lt;9590 or &gt;=9590."""
        found = set()
        for part in text.split():
            if match := re.fullmatch(r"(\d{4})-(\d{4})", part):
                found.update(m for m in self.histologies if int(match[1]) <= m <= int(match[2]))
            elif match := re.fullmatch(r"(<|>=)(\d{4})", part):
                bound = int(match[2])
                found.update(m for m in self.histologies if (m < bound if match[1] == "<" else m >= bound))
            elif re.fullmatch(r"\d{4}", part):
                found.add(int(part))
            elif part not in ("ALL", "(every"):
                raise ValueError(f"{self.folder}: no list of histologies: {text}")
        return found

    def any_numbers(self, text):
        """As numbers; None for any."""
        return None if text in ("", "ALL") else self.numbers(text)

    def sites(self, text):
        """The valid topographies of a list such as C34 C40.0-C41.9."""
        found = set()
        for part in text.split():
            low, _, high = part.partition("-")
            low, high = (low, high or low)
            found.update(code for code in self.site_order if code >= low and (code <= high or code[:3] == high))
        return found

    def any_sites(self, text):
        """As sites; None for any."""
        return None if text in ("", "ALL") else self.sites(text)

    @staticmethod
    def digits(text):
        """The digits of a list such as 1-4 6-8."""
        found = set()
        for part in text.split():
            low, _, high = part.partition("-")
            found.update(str(digit) for digit in range(int(low), int(high or low) + 1))
        return found
