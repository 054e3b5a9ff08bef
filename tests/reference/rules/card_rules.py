"""What a case card must say: reportable, resident, complete, followed up (sections 1, 3, 16, 17 and 18 of the compiled rules)."""

import re

from code_rules import PROVINCIAL_STAGES, is_card

RELATED = {"B21", "Z08", "Z12", "Z40.0", "Z51.0", "Z51.1", "Z80", "Z85", "Z86.0", "Z92.6"}
ENDOCRINE = {"D35.2", "D35.3", "D35.4", "D44.3", "D44.4", "D44.5"}
# Areas of Hangzhou that have a code of the province only; their digits mean other districts today.
LOCAL_AREAS = {"33011100", "33011400", "33019800"}
CARD_ITEMS = ("name", "ethnicity", "marital_status", "phone", "household_address", "residence_address", "hospital", "report_date",
              "physician", "treatment_status", "grade", "icd10")
LENGTHS = {"case_number": 19, "name": 50, "phone": 20, "contact_name": 50, "inpatient_number": 18, "outpatient_number": 18,
           "hospital": 70, "physician": 50, "certificate_number": 20}


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
    if case.behaviour is None and (case.histology or not record.has("morphology")):
        yield from missing(record, "M-REQ-1", "behaviour")
    if not record.has("icd10") and not (record.has_column("topography") and record.has_column("morphology")):
        yield from missing(record, "M-REQ-1", "icd10")
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
    number = case.record.item("tumour_number")
    if number and not re.fullmatch(r"[1-9]\d?", number):
        yield "V-FMT-3"
    yield from (f"V-FMT-2:{name}" for name in ("diagnosis_text", "pathology_text") if len(case.record.raw(name)) > 50)


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
    if not record.has_column("morphology"):
        digit = None
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
    death, last, round_date = record.known("death_date"), record.known("last_contact_date"), record.known("follow_up_date") or record.known("report_date")
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
