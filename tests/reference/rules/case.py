"""A case or a death as the rules speak of it: codes read, ages reckoned, ICD-10 derived."""

import functools
import re

from conversion import convert
from record import completed_years, middle, possible_ages

BASIS_CODES = set("01245679")
_STRENGTH = "7654219"  # the strongest basis first; 0 stands only alone
_CURRENT_EDITION = re.compile(r"C86\.[0-6]|C88\.4|C91\.[4-8]|C92\.[5-8]|C93\.3|C94\.6|C84\.[4-9]|C83\.9|C82\.[3-6]|C81\.4|C85\.2|C90\.3|C96\.[4-8]|D46\.[5-6]|D47\.[45]|D18\.1")


class Case:
    """Everything a condition asks about one row. Values that cannot be read are None."""

    def __init__(self, record, tables, provincial):
        self.record, self.tables, self.provincial = record, tables, provincial

    @functools.cached_property
    def sex(self):
        text = self.record.item("sex")
        return text if text in set("0129") else None

    @functools.cached_property
    def icd10(self):
        """The reported code if it exists."""
        return read_icd10(self.tables, self.record.item("icd10"))

    @functools.cached_property
    def _topography(self):
        """C341 and 34.1, as CanReg writes it, in the spelling of the list."""
        return re.sub(r"^C?(\d\d)\.?(\d)$", r"C\1.\2", self.record.item("topography"))

    @functools.cached_property
    def site(self):
        """One topography of the list, or None. A category is read as its .9 where it has one."""
        text = self._topography
        if text not in self.tables.site_rows and self._is_category(text):
            text = text[:3] + ".9"
        return text if text in self.tables.site_rows else None

    @functools.cached_property
    def category(self):
        """A category whose subsite is not said: C22, or C22.9, which ICD-10 has and ICD-O-3 has not. Else None."""
        text = self._topography
        return text[:3] if text not in self.tables.site_rows and self._is_category(text) else None

    @functools.cached_property
    def sites(self):
        """Every topography that the row may mean; a check fires when it would for each."""
        if self.site:
            return [self.site]
        return self.tables.sites_of[self.category] if self.category else []

    def _is_category(self, text):
        return text[:3] in self.tables.sites_of and re.fullmatch(r"C\d\d(\.9)?", text) is not None

    @functools.cached_property
    def _morphology(self):
        match = re.fullmatch(r"M?-?(\d{4})(?:/?(\d))?", self.record.item("morphology"))
        return match.groups() if match else (None, None)

    @property
    def digit_behind_slash(self):
        return self._morphology[1]

    @functools.cached_property
    def histology(self):
        text = self._morphology[0]
        return int(text) if text and int(text) in self.tables.histology_set else None

    @functools.cached_property
    def written_behaviour(self):
        """The digit of the column, else the one behind the slash, whatever digit it is."""
        text = self.record.item("behaviour") or self._morphology[1] or ""
        return text if re.fullmatch(r"\d", text) else None

    @functools.cached_property
    def behaviour(self):
        """The written one, else, where the file has no column for it, what the reported ICD-10 code says."""
        if self.written_behaviour or self.record.has_column("behaviour"):
            return self.written_behaviour
        if not self.icd10:
            return None
        return "3" if self.icd10[0] == "C" else "2" if self.icd10 < "D10" else "0" if self.icd10 < "D37" else "1"

    @functools.cached_property
    def grade(self):
        text = self.record.item("grade")
        return text if text in set("123456789") else None

    @functools.cached_property
    def bases(self):
        """The codes as written."""
        return self.record.item("basis").split(",") if self.record.has("basis") else []

    @functools.cached_property
    def basis(self):
        """One code of the national list, after the mapping of old and provincial codes."""
        mapped = [{"3": "2", "8": "7", "10": "0" if self.provincial else "?"}.get(code, code) for code in self.bases]
        if not mapped or not set(mapped) <= BASIS_CODES or (len(mapped) > 1 and not self.provincial):
            return None
        strongest = next((code for code in _STRENGTH if code in mapped), "0")
        incidence, death = self.record.known("incidence_date"), self.record.known("death_date")
        # The provincial 10 is 0 only where trace-back found nothing: the case is dated by the death.
        found_nothing = incidence and death and (incidence.first, incidence.last) == (death.first, death.last)
        return "9" if strongest == "0" and "10" in self.bases and not found_nothing else strongest

    @functools.cached_property
    def conversions(self):
        """What ICD-O-3 becomes, for every site the row may mean."""
        if not self.sites or self.histology is None or self.behaviour not in ("0", "1", "2", "3"):
            return []
        return [convert(self.tables, site, self.histology, self.behaviour, self.sex or "9") for site in self.sites]

    @functools.cached_property
    def derived(self):
        """The derived code if the row says one site and the sex allows the histology, else None."""
        if not self.site or not self.conversions or is_of_other_sex(self.conversions[0], self.sex):
            return None
        return self.conversions[0].code

    @functools.cached_property
    def counted(self):
        """The code that the row counts by: the reported one, else the derived one."""
        return self.icd10 or (None if self.record.has("icd10") else self.derived)

    @functools.cached_property
    def reported_age(self):
        text = self.record.item("age")
        return int(text) if re.fullmatch(r"-?\d{1,3}", text) else None

    def age_by_dates(self, event):
        """The age at an item's date, unknown parts taken from the middle, or None; None too where the birth is later."""
        birth, date = self.record.known("birth_date"), self.record.known(event)
        if not birth or not date:
            return None
        years = completed_years(middle(birth), middle(date))
        if years < 0 and birth.first <= date.last:
            return 0
        return years if years >= 0 else None

    def ages(self, event):
        """The least and greatest age at an item's date by the dates, or None."""
        birth, date = self.record.known("birth_date"), self.record.known(event)
        return possible_ages(birth, date) if birth and date else None

    @functools.cached_property
    def ages_at_incidence(self):
        """The ages that the checks on age judge: by the dates, the reported one where they leave it open or are missing."""
        ages, reported = self.ages("incidence_date"), self.reported_age
        if ages is None:
            return (reported, reported) if reported is not None and 0 <= reported <= 121 else None
        if ages[0] < ages[1] and reported is not None and ages[0] <= reported <= ages[1]:
            return reported, reported
        return (max(ages[0], 0), ages[1]) if ages[1] >= 0 else None


def is_of_other_sex(conversion, sex):
    """The histology is of women (+) or men (@) only and the sex is not that."""
    return conversion.flag == "+" and sex != "2" or conversion.flag == "@" and sex != "1"


def read_icd10(tables, text):
    """An existing code of C00-D48 in one spelling, or None. A .9 or .0 that ICD-10 does not have is the category."""
    text = re.sub(r"^([CD]\d\d)(\d)$", r"\1.\2", text)
    if not re.fullmatch(r"[CD]\d\d(\.\d)?", text) or text > "D49":
        return None
    if text in tables.icd10_names or _CURRENT_EDITION.fullmatch(text) or text in ("C80.0", "C80.9", "C86"):
        return text
    return text[:3] if is_empty_subdivision(tables, text) else None


def is_empty_subdivision(tables, text):
    """A .9 behind any category, or a .0 behind one that is not divided, which ICD-10 does not have."""
    text = re.sub(r"^([CD]\d\d)(\d)$", r"\1.\2", text)
    if not re.fullmatch(r"[CD]\d\d\.[09]", text) or text in ("C80.0", "C80.9") or text in tables.icd10_names or _CURRENT_EDITION.fullmatch(text):
        return False
    if text[:3] not in tables.icd10_names and text[:3] != "C86":
        return False
    return text[4] == "9" or not any(name.startswith(text[:4]) for name in tables.icd10_names)
