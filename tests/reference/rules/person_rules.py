"""Dates, age, identity number and divisions (sections 5 to 7 of the compiled rules), for cases and deaths."""

import re

from card_rules import LOCAL_AREAS
from record import check_character, read_date

PROVINCES = {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45",
             "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"}
CASE_DATES = ("birth_date", "incidence_date", "death_date", "last_contact_date", "report_date", "follow_up_date", "withdrawal_date")
# Pairs whose order follows from that of the other pairs: D-ORD-6 asks nothing about them.
CLOSED_PAIRS = {("birth_date", "last_contact_date"), ("birth_date", "death_date")}


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
