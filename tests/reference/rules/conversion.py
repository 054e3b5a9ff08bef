"""ICD-O-3 to ICD-10, by section 15 of the compiled rules."""

FEMALE_ONLY, MALE_ONLY = "+", "@"
_RULE_COLUMNS = {
    "1": "icd10_r1_malignant", "2": "icd10_r2_benign", "3": "icd10_r3_in_situ", "4": "icd10_r4_uncertain", "5": "icd10_r5_metastatic"}


class Conversion:
    """What a topography, histology, behaviour and sex become.

    code is None where nothing follows; flag is + (women only) or @ (men only); differs_by_sex says that men and women get
    different categories and the sex is neither.
    """

    def __init__(self, code=None, flag="", has_row=True, differs_by_sex=False):
        self.code, self.flag, self.has_row, self.differs_by_sex = code, flag, has_row, differs_by_sex


def convert(tables, site, histology, behaviour, sex):
    """Steps 1 to 8. site is C34.1; histology an int; behaviour and sex one character."""
    row = tables.pairs.get((histology, behaviour))
    if row is None or row["canreg5_icd10_rule"] == "":
        result = _by_seer(tables, site, histology, behaviour)
    else:
        result = _by_rule(tables, row["canreg5_icd10_rule"], row["canreg5_rule_argument"], site, sex)
    if result.code is None:
        return result
    exception = _exception(tables, site, histology, behaviour, sex)
    if exception:
        result = Conversion(exception)
    if site.startswith("C22.") and behaviour == "3":
        result.code = next((icd for listed, icd in tables.liver if histology in listed and not icd.startswith("(")), result.code)
    if result.code == "D21.8":
        result.code = "D21.9"
    return result


def _by_rule(tables, rule, argument, site, sex):
    if rule in _RULE_COLUMNS:
        return Conversion(_dotted(tables.site_rows[site][_RULE_COLUMNS[rule]], site))
    if rule == "7":
        return Conversion(_dotted(argument[:4], site), argument[4:5].strip("#"))
    if rule == "8":
        line = _line(tables.rule8, int(argument), site)
        if line is None:  # line 650, which the source names and does not have: SEER goes by the site
            return Conversion(_dotted(tables.site_rows[site]["icd10_r1_malignant"], site))
        flag = line["flag"]
        if line["use_topography_rule"]:
            return Conversion(_dotted(tables.site_rows[site][_RULE_COLUMNS[line["use_topography_rule"]]], site), flag)
        return Conversion(_dotted(line["icd10"], site), flag)
    line = _line(tables.rule9, int(argument), site)
    male, female = (_sexed(tables, line, which, site) for which in ("male", "female"))
    if sex == "1":
        return Conversion(male)
    if sex == "2":
        return Conversion(female)
    if male and female and male[:3] == female[:3]:
        return Conversion(male if male == female else male[:3])
    return Conversion(differs_by_sex=True)


def _by_seer(tables, site, histology, behaviour):
    """Histologies newer than the conversion: what SEER's table says by site column, or the one code of all sites."""
    kind, value = tables.seer.get((histology, behaviour), (None, None))
    if kind == "ALL_SITES":
        return Conversion(value)
    return Conversion(_dotted(tables.site_rows[site][_RULE_COLUMNS[value]], site)) if kind else Conversion(has_row=False)


def _sexed(tables, line, which, site):
    rule = line[f"use_topography_rule_{which}"]
    return _dotted(tables.site_rows[site][_RULE_COLUMNS[rule]] if rule else line[f"icd10_{which}"], site)


def _line(lines, first, site):
    number = first
    while number in lines:
        topography = lines[number]["topo"]
        if topography == "all other sites" or topography == site or (len(topography) == 3 and site.startswith(topography)):
            return lines[number]
        number += 1
    return None


def _dotted(code, site):
    """C341 as C34.1; * or - as fourth character is the third digit of the site; ## and ? are no code."""
    code = code.strip()
    if not code or "?" in code or code.startswith("#"):
        return None
    if len(code) > 3 and code[3] in "*-#":
        code = code[:3] + site[4]
    return code if len(code) == 3 else f"{code[:3]}.{code[3]}"


def _exception(tables, site, histology, behaviour, sex):
    if behaviour != "3":
        return None
    if histology == 8930:
        if sex == "1":
            return _dotted(tables.site_rows[site]["icd10_r1_malignant"], site)
        if sex == "2" and site == "C54.0":
            return "C54.0"
    if histology in (8161, 8162) and site == "C24.0":
        return "C24.0"
    if histology == 9699:
        return "C83.0" if site in ("C42.0", "C42.1", "C42.4") or site.startswith("C77") else "C88.4"
    return None
