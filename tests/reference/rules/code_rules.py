"""Items that only have certain codes (section 4 of the compiled rules)."""

import re

# The stages of the provincial card (0 and I are one) as those of the national card.
PROVINCIAL_STAGES = {"1": "0 or I", "2": "3", "3": "4", "4": "5", "5": "6"}


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
    if context.provincial:
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


def _code_sets_of_province(record):
    if is_card(record) and record.item("stage") in PROVINCIAL_STAGES:
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
