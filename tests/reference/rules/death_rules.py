"""The row checks of a death list: sections 3, 5, 6, 7, 9 and 18 of the compiled rules as far as they speak of deaths."""

import re

from card_rules import LENGTHS, RELATED, cause_category, missing
from case import is_empty_subdivision, read_icd10
from person_rules import age, areas, resident_number, single_dates
from tumour_rules import is_impossible_in

CAUSE_LINES = "abcd"


def death_verdicts(case, context):
    """The ids of the checks that a row of the death part fails."""
    return {check for family in FAMILIES for check in family(case, context)}


def required(case, context):
    record = case.record
    yield from missing(record, "M-REQ-1", "certificate_number", "sex", "death_date", "underlying_cause")
    if not record.has("birth_date") and not record.has("age"):
        yield "M-REQ-1:birth_date"
    if not context.provincial:
        return
    if case.sex == "2" and not record.has("pregnancy_status") or case.sex == "1" and record.has("pregnancy_status"):
        yield "M-REQ-13"
    yield from missing(record, "M-REQ-14", "cause_a_code", "cause_a_text", "cause_a_interval")
    for line in CAUSE_LINES[1:]:
        if record.has(f"cause_{line}_code"):
            yield from missing(record, "M-REQ-14", f"cause_{line}_interval")
    if record.item("id_type") in ("1", "01") and not record.has("id_number"):
        yield "M-REQ-15"


def formats_and_codes(case, context):
    record = case.record
    yield from (f"V-FMT-1:{name}" for name, length in LENGTHS.items() if len(record.raw(name)) > length)
    if record.has("sex") and case.sex is None:
        yield "V-SET-1"
    if case.sex in ("0", "9"):
        yield "V-SET-2"


def dates(case, context):
    record = case.record
    yield from single_dates(case, context, ("birth_date", "incidence_date", "death_date", "report_date"))
    birth, death, report, incidence = (record.known(name) for name in ("birth_date", "death_date", "report_date", "incidence_date"))
    if death and (incidence and incidence.first > death.last):
        yield "D-ORD-3"
    if death and (report and death.first > report.last or birth and birth.first > death.last):
        yield "D-ORD-5"
        if context.provincial:
            yield "K-DC-1"


def age_at_death(case, context):
    yield from age(case, context, "death_date")


def cause(case, context):
    record, tables = case.record, context.tables
    text = re.sub(r"^([A-Z]\d\d)(\d)$", r"\1.\2", record.item("underlying_cause"))
    lines = [re.sub(r"^([A-Z]\d\d)(\d)$", r"\1.\2", record.item(f"cause_{line}_code")) for line in CAUSE_LINES]
    if not any(_is_tumour(code) for code in [text] + lines) and any(code in RELATED or code[:3] in RELATED for code in [text]):
        yield "P-SCOPE-9"
    if not text:
        return
    code = read_icd10(tables, text) if _is_tumour(text) else text
    if code is None or not re.fullmatch(r"[A-Z]\d\d(\.\d)?", text):
        yield "O-ICD10-1"
        return
    if is_empty_subdivision(tables, text):
        yield "O-ICD10-5"
    category = code[:3]
    if case.sex == "1" and "C51" <= category <= "C58" or case.sex == "2" and "C60" <= category <= "C63":
        yield "X-SEX-1"
    if is_impossible_in(case.sex, code):
        yield "X-SEX-2"
    if case.sex == "1" and category == "C50":
        yield "X-SEX-3"
    if context.provincial and ("D37" <= category <= "D48" or category in ("C76", "C80", "C97")):
        yield "K-DC-7"


def _is_tumour(code):
    return "C00" <= code[:3] <= "D48"


def category_and_cause(case, context):
    yield from cause_category(case.record)


def card_of_province(case, context):
    if not context.provincial:
        return
    record, years = case.record, case.age_by_dates("death_date")
    if years is None and case.reported_age is not None and 0 <= case.reported_age <= 121:
        years = case.reported_age
    group = int(record.item("ccd_group")) if re.fullmatch(r"\d{1,3}", record.item("ccd_group")) else None
    if case.sex == "1" and group and 76 <= group <= 82 or case.sex == "2" and group == 75:
        yield "K-DC-5"
    birth, death = record.known("birth_date"), record.known("death_date")
    days = (death.first - birth.last).days if birth and death else None
    if group in (83, 84, 85) and (days is not None and days >= 28 or days is None and years is not None and years >= 1):
        yield "K-DC-5"
    if years is None:
        return
    for limit, name, expected in ((2, "personal_identity", ("90",)), (10, "education", ("7",)), (15, "marital_status", ("1", "10"))):
        if years <= limit and record.has(name) and record.item(name) not in expected:
            yield f"K-DC-4:{name}"
    if group and 76 <= group <= 82 and (years < 15 or years > 50):
        yield "K-DC-5"
    if (years < 15 and group in (6, 19, 21, 23, 28, 41, 42, 108) or years < 20 and group == 16 or years < 30 and group == 60
            or years < 50 and group == 75 or years > 60 and group in (86, 87, 92)):
        yield "K-DC-6"


FAMILIES = (required, formats_and_codes, dates, age_at_death, resident_number, areas, cause, category_and_cause, card_of_province)

DEATH_CHECKED = """
P-SCOPE-9 M-REQ-1 M-REQ-13 M-REQ-14 M-REQ-15 V-FMT-1 V-SET-1 V-SET-2 D-PARSE-1 D-PREC-1 D-PREC-2 D-PREC-3 D-ORD-3 D-ORD-4 D-ORD-5
D-AGE-1 D-AGE-2 D-AGE-3 D-AGE-4 D-AGE-5 D-AGE-6 I-ID-1 I-ID-2 I-ID-3 I-ID-4 I-ID-5 I-ID-6 I-ID-7 I-ID-8 I-ID-10
A-CODE-1 A-CODE-2 A-CODE-3 A-CODE-4 A-ADDR-1 O-ICD10-1 O-ICD10-5 X-SEX-1 X-SEX-2 X-SEX-3 K-DC-1 K-DC-2 K-DC-4 K-DC-5 K-DC-6 K-DC-7
""".split()
