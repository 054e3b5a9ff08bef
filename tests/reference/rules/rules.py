"""The row checks of the compiled rules (sections 1 to 18) written a second time, from their text, without the program.

verdicts(case, context) gives the ids of the checks that a case fails, with the item behind a colon where a check looks at several
items one by one. Each family is a generator named by its section.
Where the text leaves something open and the program's deviations list settles it, the settled way is followed; the
comparison then shows only what neither text foresees.
"""

import datetime
import re

from case import is_empty_subdivision, is_of_other_sex
from record import check_character, read_date

PROVINCES = {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45",
             "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"}
RELATED = {"B21", "Z08", "Z12", "Z40.0", "Z51.0", "Z51.1", "Z80", "Z85", "Z86.0", "Z92.6"}
ENDOCRINE = {"D35.2", "D35.3", "D35.4", "D44.3", "D44.4", "D44.5"}
# Areas of Hangzhou that have a code of the province only; their digits mean other districts today.
LOCAL_AREAS = {"33011100", "33011400", "33019800"}
CASE_DATES = ("birth_date", "incidence_date", "death_date", "last_contact_date", "report_date", "follow_up_date", "withdrawal_date")
CARD_ITEMS = ("name", "ethnicity", "marital_status", "phone", "household_address", "residence_address", "hospital", "report_date",
              "physician", "treatment_status", "grade", "icd10")
# Pairs whose order follows from that of the other pairs: D-ORD-6 asks nothing about them.
CLOSED_PAIRS = {("birth_date", "last_contact_date"), ("birth_date", "death_date")}
LENGTHS = {"case_number": 19, "name": 50, "phone": 20, "contact_name": 50, "inpatient_number": 18, "outpatient_number": 18,
           "hospital": 70, "physician": 50, "certificate_number": 20}


class Context:
    """What does not stand in the row: the day of the check, the registry, whether the provincial pack is on."""

    def __init__(self, tables, registry, provincial, today=None):
        self.tables, self.registry, self.provincial = tables, registry, provincial
        self.today = today or datetime.date.today()


def verdicts(case, context):
    """The checks that a case of the incidence part fails."""
    return {check for family in FAMILIES for check in family(case, context)}


def in_scope(code):
    """C00-C97, D00-D09, D32-D33, D42-D43, D45-D47, and the intracranial endocrine codes while they are collected."""
    category = code[:3]
    return ("C00" <= category <= "C97" or "D00" <= category <= "D09" or category in ("D32", "D33", "D42", "D43", "D45", "D46", "D47")
            or code in ENDOCRINE)


def reportability(case, context):
    record, code, behaviour = case.record, case.counted, case.behaviour
    reported = re.sub(r"^([A-Z]\d\d)(\d)$", r"\1.\2", record.item("icd10"))
    if reported and not case.icd10 and re.fullmatch(r"[A-Z]\d\d(\.\d)?", reported) and not in_scope(reported):
        yield "P-SCOPE-1"
    if reported in RELATED or reported[:3] in RELATED:
        yield "P-SCOPE-9"
    if code:
        if not in_scope(code):
            yield "P-SCOPE-1"
        if code in ENDOCRINE:
            yield "P-SCOPE-2"
        if "C77" <= code[:3] <= "C79":
            yield "P-SCOPE-6"
        if code == "C97":
            yield "P-SCOPE-7"
        if code[:3] in ("D45", "D46") or code in ("D47.1", "D47.3"):
            yield "P-SCOPE-8"
    if behaviour == "2" or (code and "D00" <= code[:3] <= "D09"):
        yield "P-SCOPE-3"
    if behaviour in ("6", "9"):
        yield "P-SCOPE-4"
    if behaviour in ("0", "1") and case.sites and not any(_is_nervous(site) for site in case.sites):
        exempting = case.derived or case.icd10
        if not (exempting and exempting[:3] in ("D45", "D46", "D47")):
            yield "P-SCOPE-5"


def _is_nervous(site):
    return "C70" <= site[:3] <= "C72" or site in ("C75.1", "C75.2", "C75.3")


def residence(case, context):
    home, lives = (_county(case.record.item(name), context) for name in ("household_area_code", "residence_area_code"))
    if home and home != context.registry:
        yield "P-RES-1"
    if home == context.registry and lives and lives != context.registry:
        yield "P-RES-2"


def _county(text, context):
    """The six digits of a county of today's list, or None where the code does not say one."""
    code = text[:6] if re.fullmatch(r"\d{6}(\d\d)?(\d{4})?", text) and text not in LOCAL_AREAS else ""
    return code if code in context.tables.areas and not code.endswith("00") else None


def required(case, context):
    record = case.record
    if not record.has("behaviour") and case.behaviour is None and (case.histology or not record.has("morphology")):
        yield "M-REQ-1:behaviour"
    yield from missing(record, "M-REQ-1", "case_number", "sex", "incidence_date", "topography", "morphology", "basis")
    if not record.has("birth_date") and not record.has("age"):
        yield "M-REQ-1:birth_date"
    yield from missing(record, "M-REQ-2", *CARD_ITEMS)
    if case.basis in ("5", "6", "7") and not record.has("pathology_text"):
        yield "M-REQ-3"
    if record.item("treatment_status") == "1" and not record.has("treatment_items"):
        yield "M-REQ-4"
    status = vital_status(case)
    if record.item("vital_status") == "9" and not record.has("loss_reason"):
        yield "M-REQ-7"
    if status == "2":
        yield from missing(record, "M-REQ-8", "death_date", "cause_of_death_category", "underlying_cause")
        yield from missing(record, "M-REQ-9", "certificate_number", "place_of_death")
    if record.has("withdrawal_date") != record.has("withdrawal_reason"):
        yield "M-REQ-10"
    if context.provincial:
        yield from _required_of_province(record)


def missing(record, check, *items):
    """The check with each item that has a column and no value."""
    return (f"{check}:{item}" for item in items if record.has_column(item) and not record.has(item))


def _required_of_province(record):
    if record.has_column("outpatient_number") and not record.has("outpatient_number") and not record.has("inpatient_number"):
        yield "M-REQ-5"
    if record.item("phone") == "0":
        yield "M-REQ-6"
    for item, code, asked in (("audit_flag", "3", "county_audit_time"), ("diagnosed_here", "2", "diagnosing_hospital"),
                              ("audit_rejection", "21", "audit_rejection_text")):
        if record.item(item) == code:
            yield from missing(record, "M-REQ-11", asked)
    if record.has_column("audit_flag") and record.item("audit_flag") != "3":
        yield "F-AUD-1"


def vital_status(case):
    """1, 2 or 9; the older codes 3 and 4 are 9."""
    text = case.record.item("vital_status")
    return "9" if text in ("3", "4") else text


def formats(case, context):
    yield from (f"V-FMT-1:{name}" for name, length in LENGTHS.items() if len(case.record.raw(name)) > length)
    yield from (f"V-FMT-2:{name}" for name in ("diagnosis_text", "pathology_text") if len(case.record.raw(name)) > 50)


def code_sets(case, context):
    record = case.record
    value = record.item
    if record.has("sex") and case.sex is None:
        yield "V-SET-1"
    if case.sex in ("0", "9"):
        yield "V-SET-2"
    yield from _basis_codes(case, context)
    for item, codes in (("behaviour", "0123"), ("grade", "123456789")):
        if _is_other(record, item, codes):
            yield f"V-SET-4:{item}"
    if _is_other(record, "laterality", "1239"):
        yield "V-SET-5"
    peoples = {str(number) for number in range(1, 57)} | {f"{number:02}" for number in range(1, 57)} | {"97", "98", "99"}
    if record.has("ethnicity") and value("ethnicity") not in peoples | ({"57"} if context.provincial and is_card(record) else set()):
        yield "V-SET-6"
    if record.has("marital_status") and value("marital_status") not in {"10", "20", "21", "22", "23", "30", "40", "90"}:
        yield "V-MAP-3" if value("marital_status") in set("123459") else "V-SET-7"
    if record.has("education") and not re.fullmatch(r"[1-9]\d?", value("education")):
        yield "V-SET-8"
    occupations = {"11", "13", "17", "21", "24", "27", "31", "37", "51", "54", "70", "80", "90"}
    if record.has("occupation") and value("occupation") not in occupations and not (context.provincial and is_card(record)):
        yield "V-SET-9"
    treatments = {f"{number:02}" for number in range(1, 11)} | {"99"}
    unknown_treatment = not _is_badly_separated(record, "treatment_items") and any(
        item not in treatments for item in value("treatment_items").split(",") if record.has("treatment_items"))
    if unknown_treatment:
        yield "V-SET-10:treatment_items"
    for item, codes in (("treatment_status", "019"), ("vital_status", "12349"), ("loss_reason", "12349"), ("cause_of_death_category", "129"),
                        ("multiple_primary", "0123456789")):
        if _is_other(record, item, codes):
            yield f"V-SET-10:{item}"
    if value("vital_status") in ("3", "4"):
        yield "V-MAP-4"
    if record.has("place_of_death") and value("place_of_death") not in {"1", "2", "3", "4", "5", "6", "7", "99"}:
        yield "V-SET-11"
    if context.provincial and is_card(record):
        yield from _code_sets_of_province(record)


def is_card(record):
    """The columns are those of the provincial card, whose codes of stage, occupation and ethnicity are its own."""
    return any(record.has_column(name) for name in ("card_status", "card_type", "audit_flag"))


def _is_other(record, name, codes):
    return record.has(name) and record.item(name) not in set(codes)


def _basis_codes(case, context):
    codes = case.bases
    if not codes:
        return
    if len(codes) == 1 and codes[0] in ("3", "8"):
        yield "V-MAP-1"
    elif case.basis is None:
        if not (context.provincial and _is_badly_separated(case.record, "basis")):
            yield "V-SET-3"
    elif context.provincial and (len(codes) > 1 or codes[0] == "10"):
        yield "V-MAP-2"


# The stages of the provincial card (0 and I are one) as those of the national card.
PROVINCIAL_STAGES = {"1": "0 or I", "2": "3", "3": "4", "4": "5", "5": "6"}


def _code_sets_of_province(record):
    if record.item("stage") in PROVINCIAL_STAGES:
        yield "V-SET-12"
    for item, codes in (("card_status", "0234567"), ("card_type", "12")):
        if _is_other(record, item, codes):
            yield f"V-SET-13:{item}"
    if record.item("card_status") in ("3", "4", "5"):
        yield "V-SET-14"
    yield from (f"V-MULTI-1:{name}" for name in ("basis", "treatment_items") if _is_badly_separated(record, name))


def _is_badly_separated(record, name):
    """Several codes with anything but a half-width comma between them."""
    return bool(re.search(r"\d[^\d,]+\d|\d, +\d|\d +,", record.raw(name)))


def dates(case, context):
    record = case.record
    yield from single_dates(case, context, CASE_DATES)
    for earlier, later, check in (("birth_date", "incidence_date", "D-ORD-1"), ("birth_date", "last_contact_date", "D-ORD-2"),
                                  ("incidence_date", "last_contact_date", "D-ORD-2"), ("incidence_date", "death_date", "D-ORD-3"),
                                  ("incidence_date", "report_date", "D-ORD-5"), ("birth_date", "death_date", "D-ORD-5")):
        before, after = record.known(earlier), record.known(later)
        if before and after:
            if before.first > after.last:
                yield check
            elif ((earlier, later) not in CLOSED_PAIRS and before.last > after.first
                  and not (before.is_whole and after.is_whole)):
                yield "D-ORD-6"


def single_dates(case, context, names):
    """Dates by themselves: readable, precise enough, not in the future."""
    record = case.record
    for name in names:
        date = record.date(name)
        if date is False:
            yield f"D-PARSE-1:{name}"
        elif date and date.year and date.first > context.today:
            yield f"D-ORD-4:{name}"
        if not date or name not in ("birth_date", "incidence_date", "death_date"):
            continue
        if not date.year:
            if name != "birth_date" or case.reported_age in (None, 999):
                yield f"D-PREC-1:{name}"
        elif not date.month:
            yield f"D-PREC-2:{name}"
        elif not date.day:
            yield f"D-PREC-3:{name}"


def age(case, context, event="incidence_date"):
    record, reported, calculated = case.record, case.reported_age, case.age_by_dates(event)
    is_code = reported == 999 or (reported == 99 and calculated is not None and calculated < 98)
    is_age = reported is not None and 0 <= reported <= 121
    if record.has("age") and not is_age and reported != 999 or calculated is not None and calculated > 121:
        yield "D-AGE-2"
    oldest = reported if reported not in (None, 999) else (calculated or 0) if reported == 999 or not record.has("age") else 0
    if 105 < oldest <= 121:
        yield "D-AGE-3"
    if is_code and calculated is not None:
        yield "D-AGE-4"
    if reported == 999 and calculated is None:
        yield "D-AGE-6"
    if not is_age or is_code or calculated is None:
        return
    at_incidence = case.age_by_dates("incidence_date")
    if event == "death_date" and at_incidence is not None and abs(reported - at_incidence) <= 1:
        return
    is_certain = record.known("birth_date").is_whole and record.known(event).is_whole
    if abs(reported - calculated) > (0 if is_certain else 1):
        yield "D-AGE-5" if calculated == 0 or (calculated > 99 and reported == 99) else "D-AGE-1"


def resident_number(case, context):
    record = case.record
    number, other_document = record.item("id_number"), record.has("id_type") and record.item("id_type") not in ("1", "01")
    if not number or other_document:
        yield "I-ID-8"
        return
    if re.fullmatch(r"\d{15}", number):
        yield "I-ID-6"
        number = number[:6] + "19" + number[6:]
        number += check_character(number)
    if not re.fullmatch(r"\d{17}[\dX]", number):
        yield "I-ID-1"
        return
    birth = read_date(number[6:14])
    if not birth or not birth.is_whole or birth.first > context.today or birth.year < 1850:
        yield "I-ID-2"
        return
    if number[17] != check_character(number):
        yield "I-ID-3"
        return
    recorded = record.known("birth_date")
    if recorded and not recorded.first <= birth.first <= recorded.last:
        yield "I-ID-4" if recorded.is_whole else "I-ID-10"
    if case.sex in ("1", "2") and (int(number[16]) % 2 == 1) != (case.sex == "1"):
        yield "I-ID-5"
    if number[:2] not in PROVINCES:
        yield "I-ID-7"


def areas(case, context):
    record = case.record
    for name in ("household_area_code", "residence_area_code"):
        code = record.item(name)
        if not code:
            continue
        if context.provincial and re.fullmatch(r"\d{8}", code):
            if not (code.endswith("00") and code[:6] in context.tables.areas) and code not in LOCAL_AREAS:
                yield f"A-CODE-4:{name}"
        elif not re.fullmatch(r"\d{6}", code) or code[:2] not in PROVINCES:
            yield f"A-CODE-1:{name}"
        elif code not in context.tables.areas:
            yield f"A-CODE-2:{name}"
        city = record.item(name.replace("area", "city"))
        if context.provincial and len(city) >= 4 and len(code) >= 4 and city[:4] != code[:4]:
            yield f"A-CODE-3:{name}"
    address = record.raw("household_address")
    if re.search(r"[一-鿿]", address) and not re.search(r"乡|镇|街道|苏木", address):
        yield "A-ADDR-1"


def site_and_histology_codes(case, context):
    record, tables, histology = case.record, context.tables, case.histology
    if record.has("topography"):
        if case.category and (case.site or record.has("icd10")):
            yield "O-TOPO-3"
        elif not case.site:
            yield "O-TOPO-1"
    if case.sites and all(site[4] == "9" or site[:3] in ("C26", "C39", "C48", "C76", "C80") for site in case.sites):
        yield "O-TOPO-2"
    if record.has("morphology") and histology is None:
        yield "O-MORP-1"
    if histology is None:
        return
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
    if case.record.has("icd10"):
        return
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


AGE_ICD10 = ((0, 2, "C81"), (0, 5, "C11 C40 C41 C43 C44 C73 C80"), (0, 8, "C22 C64"), (6, 14, "C22.2 C69"), (0, 14, "C45"),
             (0, 40, "C61"), (0, 20, "C15 C19 C20 C21 C23 C24 C38 C50 C53 C54 C55"))


def age_site_histology(case, context):
    ages = case.ages_at_incidence
    if ages is None:
        return
    if case.sites or case.histology:
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


def side_stage_treatment(case, context):
    record, tables = case.record, context.tables
    side, stage, digit = record.item("laterality"), record.item("stage"), case.written_behaviour
    if context.provincial and is_card(record):
        stage = PROVINCIAL_STAGES.get(stage, stage)
    if case.sites:
        if not side and all(site in tables.paired for site in case.sites):
            yield "S-LAT-1"
        if side in ("1", "2", "3") and all(site not in tables.paired for site in case.sites):
            yield "S-LAT-2"
        if side == "3" and case.histology and all(site[:3] != "C56" for site in case.sites):
            if case.histology != 8960 and case.histology // 10 != 951:
                yield "S-LAT-3"
    if stage == "1" and digit == "3" or stage in ("2", "3", "4", "5") and digit == "2":
        yield "S-STG-1"
    metastasis = any(record.item(name) in ("1", "M1") for name in ("clinical_m", "pathological_m"))
    in_place = any(record.item(name) in ("5", "TIS") for name in ("clinical_t", "pathological_t"))
    if metastasis and stage in ("0 or I", "1", "2", "3", "4") or in_place and digit == "3":
        yield "S-STG-2"
    if record.item("treatment_status") == "0" and record.has("treatment_items"):
        yield "S-TRT-1"


def follow_up(case, context):
    record, status = case.record, vital_status(case)
    death, last, round_date = record.known("death_date"), record.known("last_contact_date"), record.known("follow_up_date")
    if status == "2" and not record.has("death_date") or status in ("1", "9") and record.known("death_date"):
        yield "U-STA-1"
    if death and last and (death.first > last.last or last.first > death.last):
        yield "U-STA-2"
    if status == "1" and last and round_date and _add_months(last.last, 24) < round_date.first:
        yield "U-STA-3"
    ages = case.ages("last_contact_date")
    if status == "1" and ages and ages[0] > 100:
        yield "U-STA-4"
    if context.provincial and not record.has("death_date"):
        if record.item("withdrawal_reason") == "4" or record.item("withdrawal_reason") == "1" and record.item("first_visit") == "1":
            yield "U-STA-5"


def _add_months(day, months):
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + years, month=month + 1)
    except ValueError:
        return day.replace(year=day.year + years, month=month + 1, day=28)


def certificates(case, context):
    record = case.record
    incidence, death = record.known("incidence_date"), record.known("death_date")
    if case.basis == "0":
        if incidence and death and (incidence.first > death.last or death.first > incidence.last):
            yield "K-DCO-1"
        if vital_status(case) in ("1", "9"):
            yield "K-DCO-2"
        listed = [histologies for code, histologies, _, _ in context.tables.basis_encr if code == "0"]
        if case.histology and case.histology != 8000 and all(case.histology not in histologies for histologies in listed):
            yield "K-DCO-3"
    elif incidence and death and incidence.is_whole and death.is_whole and incidence.first == death.first:
        if case.basis and not {"3", "8"} & set(case.bases) and "尸检" not in record.raw("diagnosis_text"):
            yield "K-DCO-4"
    yield from cause_category(record)


def cause_category(record):
    """K-DC-2, of cases and of deaths."""
    category, cause = record.item("cause_of_death_category"), record.item("underlying_cause")
    if re.match(r"[A-Z]\d\d", cause):
        tumour = "C00" <= cause[:3] <= "D48"
        if category == "1" and not tumour or category == "2" and tumour:
            yield "K-DC-2"


FAMILIES = (reportability, residence, required, formats, code_sets, dates, age, resident_number, areas, site_and_histology_codes, icd10,
            conversion, sex, age_site_histology, site_and_histology, behaviour, grade, basis, side_stage_treatment, follow_up, certificates)

CHECKED = """
P-SCOPE-1 P-SCOPE-2 P-SCOPE-3 P-SCOPE-4 P-SCOPE-5 P-SCOPE-6 P-SCOPE-7 P-SCOPE-8 P-SCOPE-9 P-RES-1 P-RES-2
M-REQ-1 M-REQ-2 M-REQ-3 M-REQ-4 M-REQ-5 M-REQ-6 M-REQ-7 M-REQ-8 M-REQ-9 M-REQ-10 M-REQ-11 F-AUD-1 V-FMT-1 V-FMT-2
V-SET-1 V-SET-2 V-SET-3 V-SET-4 V-SET-5 V-SET-6 V-SET-7 V-SET-8 V-SET-9 V-SET-10 V-SET-11 V-SET-12 V-SET-13 V-SET-14
V-MAP-1 V-MAP-2 V-MAP-3 V-MAP-4 V-MULTI-1 D-PARSE-1 D-PREC-1 D-PREC-2 D-PREC-3 D-ORD-1 D-ORD-2 D-ORD-3 D-ORD-4 D-ORD-5 D-ORD-6
D-AGE-1 D-AGE-2 D-AGE-3 D-AGE-4 D-AGE-5 D-AGE-6 I-ID-1 I-ID-2 I-ID-3 I-ID-4 I-ID-5 I-ID-6 I-ID-7 I-ID-8 I-ID-10
A-CODE-1 A-CODE-2 A-CODE-3 A-CODE-4 A-ADDR-1 O-TOPO-1 O-TOPO-2 O-TOPO-3 O-MORP-1 O-MORP-2 O-MORP-3 O-MORP-4
O-ICD10-1 O-ICD10-2 O-ICD10-3 O-ICD10-4 O-ICD10-5 O-CONV-1 O-CONV-2 O-CONV-3 X-SEX-1 X-SEX-2 X-SEX-3 X-SEX-4 X-SEX-5
X-AGE-1 X-AGE-2 X-AGE-3 X-SH-1 X-SH-2 X-SH-3 X-SH-4 X-BEH-1 X-BEH-2 X-BEH-3 X-GRD-1 X-GRD-2 X-GRD-3 X-GRD-4 X-GRD-5
X-BAS-1 X-BAS-2 X-BAS-3 X-BAS-4 X-BAS-5 X-BAS-6 X-BAS-7 X-BAS-8 S-LAT-1 S-LAT-2 S-LAT-3 S-STG-1 S-STG-2 S-TRT-1
U-STA-1 U-STA-2 U-STA-3 U-STA-4 U-STA-5 K-DCO-1 K-DCO-2 K-DCO-3 K-DCO-4 K-DC-2
""".split()
