"""Site, histology, ICD-10, sex, age, behaviour, grade and basis against each other (sections 8 to 15 of the compiled rules)."""

from case import is_empty_subdivision, is_of_other_sex

AGE_ICD10 = ((0, 2, "C81"), (0, 5, "C11 C40 C41 C43 C44 C73 C80"), (0, 8, "C22 C64"), (6, 14, "C22.2 C69"), (0, 14, "C45"),
             (0, 40, "C61"), (0, 20, "C15 C19 C20 C21 C23 C24 C38 C50 C53 C54 C55"))


def site_and_histology_codes(case, context):
    record, tables, histology = case.record, context.tables, case.histology
    if record.has("topography"):
        if case.category and (case.site or record.has("icd10")):
            yield "O-TOPO-3"
        elif not case.site:
            yield "O-TOPO-1"
    if case.sites and all(site[4] == "9" or site[:3] in ("C26", "C39", "C48", "C76", "C80") for site in case.sites):
        yield "O-TOPO-2"
    if case.site and case.site[4] == "8":
        yield "O-CODE-2"
    if record.has("morphology") and histology is None:
        yield "O-MORP-1"
    if histology is None:
        return
    if case.digit_behind_slash and record.has("behaviour") and case.behaviour in ("0", "1", "2", "3") and case.digit_behind_slash != case.behaviour:
        yield "O-MORP-5"
    if 9800 <= histology <= 9948 and histology != 9930 and case.site and case.site != "C42.1":
        yield "O-CODE-1"
    if histology not in tables.in_both_lists:
        yield "O-MORP-2"
    if histology == 8000 and case.basis in ("5", "6", "7"):
        yield "O-MORP-3"
    if histology in (8001, 8010, 8020, 8021) and case.basis in ("5", "6", "7"):
        yield "O-MORP-4"


def icd10(case, context):
    record, code = case.record, case.icd10
    if record.has("icd10"):
        if code is None:
            yield "O-ICD10-1"
        elif is_empty_subdivision(context.tables, record.item("icd10")):
            yield "O-ICD10-5"
    if code and case.derived:
        if case.derived[:3] != code[:3]:
            yield "O-ICD10-2"
        elif len(code) > 3 and len(case.derived) > 3 and case.derived != code and code[:3] != "C80" and not case.category:
            yield "O-ICD10-3"
    if code and case.written_behaviour and not (case.histology and case.histology >= 9590):
        behaviour, category = case.written_behaviour, code[:3]
        if (behaviour == "3" and "D00" <= category <= "D44" or behaviour == "2" and not "D00" <= category <= "D09"
                or behaviour == "0" and not "D10" <= category <= "D36" or behaviour == "1" and not "D37" <= category <= "D48"):
            yield "O-ICD10-4"


def conversion(case, context):
    if not case.record.has_column("morphology"):
        return
    if case.behaviour in ("0", "1", "2", "3") and not case.record.has("behaviour"):
        yield "V-DRV-1"
    if case.record.has("icd10"):
        return
    if case.histology and case.behaviour is None and case.record.has_column("topography") and not case.record.has_column("behaviour"):
        yield "O-CONV-1"
    if case.derived:
        yield "V-DRV-2"
    for check, fails in (("O-CONV-1", lambda one: not one.has_row or (one.code is None and not one.differs_by_sex)),
                         ("O-CONV-2", lambda one: is_of_other_sex(one, case.sex)),
                         ("O-CONV-3", lambda one: one.differs_by_sex)):
        if case.site and case.conversions and fails(case.conversions[0]):
            yield check


def sex(case, context):
    codes = [case.icd10] if case.icd10 else []
    categories = [code[:3] for code in codes] + ([case.sites[0][:3]] if case.sites else [])
    if case.sex == "1" and any("C51" <= category <= "C58" for category in categories):
        yield "X-SEX-1"
    if case.sex == "2" and any("C60" <= category <= "C63" for category in categories):
        yield "X-SEX-1"
    if any(is_impossible_in(case.sex, code) for code in codes):
        yield "X-SEX-2"
    if case.sex == "1" and "C50" in categories:
        yield "X-SEX-3"
    lists, histology = context.tables.sex_histology, case.histology
    if case.sex in ("1", "2") and histology:
        if histology in lists["tr42", case.sex] or (case.sex == "1" and histology in lists["malignant", "1"] and case.behaviour == "3"):
            yield "X-SEX-4"
        if histology in lists["encr", case.sex]:
            yield "X-SEX-5"


def is_impossible_in(sex_code, code):
    """ICD-10 codes beside C51-C63 that one sex does not have."""
    category = code[:3]
    if sex_code == "1":
        return (code == "C79.6" or category in ("D06", "D25", "D26", "D27", "D28", "D39") or code in ("D07.0", "D07.1", "D07.2", "D07.3"))
    return sex_code == "2" and (code in ("D07.4", "D07.5", "D07.6") or category in ("D29", "D40"))


def age_site_histology(case, context):
    ages = case.ages_at_incidence
    if ages is None:
        return
    if (case.sites or case.histology) and case.record.has_column("topography") and case.record.has_column("morphology"):
        for check, rows in (("X-AGE-1", context.tables.age_iarc), ("X-AGE-2", context.tables.age_encr)):
            if all(any(_is_unlikely(row, years, site, case.histology) for row in rows)
                   for years in range(ages[0], ages[1] + 1) for site in case.sites or [None]):
                yield check
    if context.provincial and not case.record.has("topography") and not case.record.has("morphology") and case.icd10:
        if all(any(low <= years <= high and any(case.icd10.startswith(code) for code in codes.split()) for low, high, codes in AGE_ICD10)
               for years in range(ages[0], ages[1] + 1)):
            yield "X-AGE-3"


def _is_unlikely(row, years, site, histology):
    low, high, histologies, without, sites = row
    if not low <= years <= high:
        return False
    if histologies is not None and histology not in histologies:
        return False
    if without and (histology is None or histology in without):
        return False
    return sites is None or site in sites


def site_and_histology(case, context):
    histology, tables = case.histology, context.tables
    if not histology:
        return
    if histology not in tables.with_family:
        yield "X-SH-3"
    if not case.sites:
        return
    for family, rule, histologies, lists in tables.families:
        if histology in histologies and lists:
            if rule == "must" and all(site not in listed for site in case.sites for listed in lists):
                yield "X-SH-1"
            if rule == "mustnot" and all(site in listed for site in case.sites for listed in lists):
                yield "X-SH-2"
    if (histology in tables.encr_allowed and all(site not in tables.encr_allowed[histology] for site in case.sites)
            or histology in tables.encr_not_allowed and all(site in tables.encr_not_allowed[histology] for site in case.sites)):
        yield "X-SH-4"


def behaviour(case, context):
    digit, tables = case.written_behaviour, context.tables
    if not case.record.has_column("morphology"):
        return
    if digit == "2" and case.sites and all(site in tables.in_situ_impossible for site in case.sites):
        yield "X-BEH-1"
    if digit is None or case.histology is None:
        return
    pair = tables.pairs.get((case.histology, digit))
    if pair is None or pair["in_seer2023_icdo32"] != "1" and pair["in_encr_qcs"] != "1":
        yield "X-BEH-2"
    elif pair["canreg5_rare_combination"] == "1":
        yield "X-BEH-3"


def grade(case, context):
    tables, histology, digit, level = context.tables, case.histology, case.written_behaviour, case.grade
    if not case.record.has_column("morphology"):
        return
    if digit in ("0", "1", "2") and level and level != "9":
        yield "X-GRD-1"
    if digit == "3" and not case.record.has("grade"):
        yield "X-GRD-2"
    if histology is None or level is None:
        return
    if any(histology in histologies and level in invalid for histologies, invalid in tables.grade_iarc):
        yield "X-GRD-3"
    rows = [(width, allowed) for width, histologies, listed, allowed in tables.grade_encr
            if histology in histologies and (not listed or listed == digit)]
    if rows:
        narrowest = min(width for width, _ in rows)
        if all(level not in allowed for width, allowed in rows if width == narrowest):
            yield "X-GRD-4"
    if case.sites and all(_is_four_way_wrong(tables, site, histology, digit, level) for site in case.sites):
        yield "X-GRD-5"


def _is_four_way_wrong(tables, site, histology, digit, level):
    allowed = [levels for sites, histologies, listed, levels in tables.grade_four_way
               if site in sites and histology in histologies and listed == digit]
    return bool(allowed) and all(level not in levels for levels in allowed)


def basis(case, context):
    code, histology, digit, tables, record = case.basis, case.histology, case.written_behaviour, context.tables, case.record
    if code is None:
        return
    if histology and code in ("0", "1", "2", "4", "9"):
        accepted = tables.basis_iarc.get(histology, set())
        if case.sites and all(site not in accepted for site in case.sites) or not accepted:
            yield "X-BAS-1"
    if histology and digit and case.sites and code in ("0", "1", "2", "4"):
        if all(not _is_allowed(tables, code, histology, digit, site) for site in case.sites):
            yield "X-BAS-2"
    if not record.has_column("morphology"):
        digit = None
    if code == "6" and digit in ("0", "1", "2") or code == "5" and digit == "2":
        yield "X-BAS-3"
    if any(listed == code and code in ("5", "6", "7") and histologies and histology in histologies and digit in behaviours
           for listed, histologies, behaviours, _ in tables.basis_encr):
        yield "X-BAS-4"
    if code == "6" and histology and histology >= 9590:
        yield "X-BAS-5"
    if code == "7" and case.sites and all(site[:3] in ("C76", "C80") for site in case.sites):
        yield "X-BAS-6"
    if code in ("1", "2") and record.has("pathology_text"):
        yield "X-BAS-7"
    if code == "9":
        yield "X-BAS-8"


def _is_allowed(tables, code, histology, digit, site):
    return any(listed == code and histology in histologies and digit in behaviours and (sites is None or site in sites)
               for listed, histologies, behaviours, sites in tables.basis_encr if histologies is not None)
