"""The columns of a case file: the items of the project and the headers it knows for them."""

import csv
import os

PROJECT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
ITEMS = os.path.join(PROJECT, "Registry.Import", "Reading", "items.csv")

CASE_ITEMS = """
case_number tumour_number id_type id_number name sex age birth_date ethnicity marital_status education occupation phone contact_name
household_address household_area_code household_city_code residence_address residence_area_code incidence_date topography morphology
behaviour grade laterality basis icd10 multiple_primary diagnosis_text pathology_text stage clinical_t clinical_m pathological_t
pathological_m hospital physician report_date inpatient_number outpatient_number treatment_status treatment_items last_contact_date
vital_status loss_reason follow_up_date withdrawal_date withdrawal_reason first_visit death_date cause_of_death_category
underlying_cause certificate_number place_of_death card_status card_type audit_flag county_audit_time audit_rejection
audit_rejection_text diagnosed_here diagnosing_hospital
""".split()

DEATH_ITEMS = """
certificate_number id_type id_number name sex age birth_date household_address household_area_code household_city_code incidence_date
death_date report_date underlying_cause cause_of_death_category education marital_status personal_identity pregnancy_status ccd_group
cause_a_text cause_a_code cause_a_interval cause_b_text cause_b_code cause_b_interval cause_c_text cause_c_code cause_c_interval
cause_d_text cause_d_code cause_d_interval
""".split()
POPULATION_ITEMS = "year sex age_group population all_cause_deaths".split()


def headers(items, language):
    """The headers of items in zh or en."""
    with open(ITEMS, encoding="utf-8-sig", newline="") as file:
        names = {row["name"]: row[f"name_{language}"] for row in csv.DictReader(file)}
    return [names[item] for item in items]


def read(path):
    """The rows of a delivery as (line in the file, item to text)."""
    with open(ITEMS, encoding="utf-8-sig", newline="") as file:
        known = {row[f"name_{language}"]: row["name"] for row in csv.DictReader(file) for language in ("en", "zh")}
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        items = [known[header] for header in next(rows)]
        for row in rows:
            yield rows.line_num, dict(zip(items, row))
